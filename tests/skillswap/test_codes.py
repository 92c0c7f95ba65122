"""One list of error codes: whatever the server says is in it, once, and the client's type is made from it."""

import ast
import re
from pathlib import Path

from django.conf import settings

from realtime.errors import Close
from skillswap.codes import declared, error_codes
from skillswap.errors import DomainError

ROOT = Path(settings.BASE_DIR)
NOT_SERVED = {"tests", "bench", "client", "scripts", "spike"}


def served_files():
    """Our own modules that answer requests; documentation examples show codes, they do not send them."""
    for file in ROOT.glob("*/**/*.py"):
        parts = file.relative_to(ROOT).parts
        if parts[0] not in NOT_SERVED and not parts[0].startswith(".") and file.name != "examples.py":
            yield file


def written_codes(tree):
    """Codes written by hand: dictionaries with both `code` and `message`, as an error's body has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            pairs = {ast.unparse(key): value for key, value in zip(node.keys, node.values, strict=True) if key}
            if {"'code'", "'message'"} <= set(pairs) and isinstance(pairs["'code'"], ast.Constant):
                yield pairs["'code'"].value


def subclasses(error):
    for child in error.__subclasses__():
        yield child
        yield from subclasses(child)


def test_no_two_errors_have_the_same_code():
    twice = {code: classes for code, classes in declared().items() if len(classes) > 1}
    assert twice == {}


def test_every_error_with_a_code_of_its_own_stands_in_an_errors_file_where_the_list_finds_it():
    declared()
    with_code = [error for error in subclasses(DomainError) if "code" in vars(error)]
    ours = [error for error in with_code if not error.__module__.startswith("tests.")]
    assert [error for error in ours if not error.__module__.endswith(".errors")] == []


def test_no_answer_has_a_code_that_is_not_in_the_list():
    known = set(error_codes())
    unlisted = {
        (str(file.relative_to(ROOT)), code)
        for file in served_files()
        for code in written_codes(ast.parse(file.read_text()))
        if code not in known
    }
    assert unlisted == set()


def test_the_client_s_types_hold_every_code_of_errors_and_of_closing_sockets():
    written = (ROOT / "client/sdk/src/api/codes.gen.ts").read_text()
    errors = re.search(r"ERROR_CODES = \[(.*?)\]", written, re.DOTALL)[1]
    assert re.findall(r'"(\w+)"', errors) == error_codes()
    closings = re.search(r"CLOSE = \{(.*?)\}", written, re.DOTALL)[1]
    assert dict(re.findall(r"(\w+): (\d+)", closings)) == {close.name: str(close.value) for close in Close}
