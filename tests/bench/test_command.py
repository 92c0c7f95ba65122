"""`python -m bench` runs by itself, without Django."""

import subprocess
import sys

import pytest

from accounts.cookies import ACCESS_COOKIE
from bench import first_picture
from tests.plugins.product import ROOT

pytestmark = pytest.mark.only_on("sqlite")


def test_the_command_starts():
    done = subprocess.run([sys.executable, "-m", "bench", "--help"], cwd=ROOT, capture_output=True, text=True, env={})
    assert "--only" in done.stdout, done.stderr


def test_browsers_of_the_bench_are_signed_in_by_the_cookie_of_the_product():
    assert first_picture.ACCESS_COOKIE == ACCESS_COOKIE
