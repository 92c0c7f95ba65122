"""What the suites of PostgreSQL and MongoDB miss: with `-p tests.plugins.statements` SQLite's prints it at the end.

That is each form of a statement that is sent by tests that are `only_on("sqlite")`, and by none that run everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.utils import CursorWrapper

VALUES = re.compile(r"\(%s(, %s)*\)(, \(%s(, %s)*\))*")
NUMBER = re.compile(r"\b\d+\b")
SAVEPOINT = re.compile(r'"s\d+_x\d+"')
_everywhere: set[str] = set()
_sqlite_only: dict[str, set[str]] = defaultdict(set)  # form of a statement → tests
_running: pytest.Item | None = None


def form_of(sql: str) -> str:
    """The statement without its values, and however many rows or ids it names."""
    return NUMBER.sub("N", VALUES.sub("(…)", SAVEPOINT.sub("…", sql)))


def pytest_configure() -> None:
    execute = CursorWrapper.execute

    def noted(cursor: CursorWrapper, sql: Any, params: Any = None) -> Any:
        if _running and _running.get_closest_marker("only_on"):
            _sqlite_only[form_of(str(sql))].add(_running.nodeid)
        elif _running:
            _everywhere.add(form_of(str(sql)))
        return execute(cursor, sql, params)

    CursorWrapper.execute = noted  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    global _running
    _running = item
    found = yield
    _running = None
    return found


def pytest_terminal_summary(terminalreporter: Any) -> None:
    missed = {form: tests for form, tests in _sqlite_only.items() if form not in _everywhere}
    for form, tests in sorted(missed.items(), key=lambda one: min(one[1])):
        terminalreporter.write_line(f"{min(tests)} and {len(tests) - 1} more:\n    {form}")
    terminalreporter.write_line(f"{len(missed)} forms of statements are sent by tests of SQLite's suite only.")
