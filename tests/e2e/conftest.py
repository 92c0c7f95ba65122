"""A real server, Chromium, and the people who use them. Everybody in a test is new, so tests share the server."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.people import Person, sign_up
from tests.e2e.watch import Watch
from tests.plugins import processes, product

DEMO_PEOPLE = 40
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000  # the machine may be busy: only what never comes is a fault

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[product.Product]:
    """The product with a fresh seeded database: `live.url`, `live.mails`; the demo log-in is in `demo-log-in`."""
    data = Path(tmp_path_factory.mktemp("live"))
    port = processes.free_port()
    env = product.environment(data, CLIENT_ORIGIN=f"http://127.0.0.1:{port}")
    product.manage("migrate", "--verbosity", "0", env=env)
    product.manage("load_topics", env=env)
    product.manage("seed_demo", "--people", str(DEMO_PEOPLE), "--seed", "7", env=env)
    with product.serving(data, env, port) as served, product.working(data, env):
        yield served


@pytest.fixture(scope="session")
def base_url(live: product.Product) -> str:
    """`page.goto("/login")` opens the live product."""
    return live.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which runs as root here and phones nobody."""
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """Every context is somebody's browser: same language and time zone everywhere, no animations."""
    return {
        "base_url": base_url,
        "locale": "en-GB",
        "timezone_id": "Europe/Berlin",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Whatever any page of the test complains about fails the test."""
    watch = Watch()
    yield watch
    assert watch.complaints == []


@pytest.fixture
def new_browser(new_context: Any, watch: Watch) -> Callable[..., BrowserContext]:
    """`new_browser()`: a browser that nobody has used, and that is being watched."""

    def open_one(**options: Any) -> BrowserContext:
        # Each browser is new and would fetch all of the client; test_offline.py allows it.
        context: BrowserContext = new_context(**{"service_workers": "block", **options})
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        return context

    return open_one


@pytest.fixture
def member(new_browser: Any) -> Callable[..., Person]:
    """`member("Ada Okafor", teaches=[…], wants=[…])`: somebody new, signed in, in a browser of their own."""

    def make(name: str, **options: Any) -> Person:
        return sign_up(new_browser(), name, **options)

    return make


@pytest.fixture
def talking(member: Any) -> tuple[Person, Person]:
    """Two people with their conversation open before them."""
    ada, ben = member("Ada Okafor"), member("Ben Moreau")
    ada.opens_conversation_with(ben)
    ben.page.goto(ada.page.url)
    expect(ben.composer).to_be_visible()
    return ada, ben


@pytest.fixture
def contacts(talking: tuple[Person, Person]) -> tuple[Person, Person]:
    """`talking`, when both have written: from then on they see each other come and go."""
    ada, ben = talking
    for person in talking:
        person.writes(f"Hello from {person.name}")
    expect(ada.presence).to_have_text("Online")
    expect(ben.presence).to_have_text("Online")
    return talking
