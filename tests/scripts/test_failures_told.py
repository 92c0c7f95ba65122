"""What `make test` prints of a test that failed: enough to find the cause, and its name once more at the very end."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings

SCRIPTS = Path(settings.BASE_DIR) / "scripts"
FAILS = """
def test_of_something_long():
    raise AssertionError("the first line\\\\n" + "in between\\\\n" * 200 + "the last line")
"""
RUNS = f"""
import sys
from pathlib import Path
import steps
here = Path.cwd()
steps.RESULTS = here
(here / "test_it.py").write_text('''{FAILS}''')
plain = ["-p", "no:cacheprovider", "-p", "no:django", "-c", "/dev/null", "--rootdir", here, "--junitxml=found.xml"]
step = steps.Step("a suite", [sys.executable, "-m", "pytest", *plain, here], cwd=here, report=here / "found.xml")
sys.exit(0 if steps.Runner([step]).run() else 1)
"""


def test_a_test_that_fails_is_named_with_the_beginning_and_the_end_of_its_error(tmp_path):
    command = [sys.executable, "-c", RUNS]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(SCRIPTS)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    at_once, at_the_end = done.stdout.split("0 passed, 1 failed")
    told = at_once[at_once.index("FAILED test_it::test_of_something_long") :]
    assert "the first line" in told
    assert "the last line" in told
    assert len(told.splitlines()) < 60
    assert "a suite: test_it::test_of_something_long" in at_the_end
    assert "the first line" in at_the_end
    assert "the last line" in at_the_end
    assert len(at_the_end.splitlines()) < 15


def test_no_test_of_ours_is_skipped_because_a_suite_that_skips_one_has_not_passed():
    """What another engine or another machine has is left out by a mark (tests/conftest.py), not skipped."""
    tests = Path(settings.BASE_DIR) / "tests"
    mark, call = "mark." + "skip", "pytest." + "skip("
    skipping = [str(path) for path in tests.rglob("*.py") if any(word in path.read_text() for word in (mark, call))]
    assert skipping == []
