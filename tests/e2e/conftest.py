"""Tests in a real browser against a real server with a small demo community."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.plugins import product

DEMO_PEOPLE = 30
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which runs as root here and phones nobody."""
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": CHROMIUM}


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[product.Product]:
    """The product with a fresh seeded database: `live.url`, `live.mails`; the demo log-in is in `demo-log-in`."""
    data = Path(tmp_path_factory.mktemp("live"))
    env = product.environment(data)
    product.manage("migrate", "--verbosity", "0", env=env)
    product.manage("load_topics", env=env)
    product.manage("seed_demo", "--people", str(DEMO_PEOPLE), "--seed", "7", env=env)
    with product.serving(data, env) as served, product.working(data, env):
        yield served


@pytest.fixture(scope="session")
def base_url(live: product.Product) -> str:
    """`page.goto("/login")` opens the live product."""
    return live.url
