"""What `make test` prints of a test that failed: enough to find the cause."""

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
    told = done.stdout[done.stdout.index("FAILED test_it::test_of_something_long") :]
    assert "the first line" in told
    assert "the last line" in told
    assert len(told.splitlines()) < 60
