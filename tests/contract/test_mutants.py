"""The tests that guard money, time and safety fail when the code is wrong: it is made wrong, and they do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.contract.mutants import MUTANTS

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

ROOT = Path(settings.BASE_DIR)
LEFT_OUT = shutil.ignore_patterns(".*", "client", "var", "deploy", "docs", "e2e", "staticfiles", "bench")
PARENTS = ("PYTEST_", "DATABASE_", "TEST_")  # variables of this run that the inner one must not see
PLUGINS = [
    f"-pno:{name}" for name in ("cacheprovider", "schemathesis", "playwright", "hypothesispytest")
]  # slow to load
TESTS_FAILED = 1  # of pytest's exit codes; others mean that they did not run


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The tree without the client, to be made wrong."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("mutants") / "tree", ignore=LEFT_OUT)


def run_tests(tree, tests):
    env = {name: value for name, value in os.environ.items() if not name.startswith(PARENTS)}
    command = [sys.executable, "-m", "pytest", *PLUGINS, "-x", "--nomigrations", "-m", "not slow", *tests]
    done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr)[-3000:]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_mistake_is_noticed(mutant, copy):
    file = copy / mutant.file
    right = file.read_text()
    assert right.count(mutant.old) == 1, "the code has changed: this mistake has to be put in another way"
    file.write_text(right.replace(mutant.old, mutant.new))
    try:
        code, said = run_tests(copy, mutant.tests)
    finally:
        file.write_text(right)
    assert code == TESTS_FAILED, said
