"""A real server, Chromium, and the people who use them. Everybody in a test is new, so tests share the server."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.lessons import Lesson, agreed_lesson, new_skill
from tests.e2e.mails import confirm_address
from tests.e2e.people import MODERATOR, PASSWORD, Person, sign_up
from tests.e2e.watch import Watch
from tests.plugins import processes, product

DEMO_PEOPLE = 30  # more than a page of people
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream=fps=10",  # a microphone that beeps, a camera with a clock, and both may be used
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",  # calls, on a machine without any network
]
PATIENCE_MS = 60_000  # the machine may be busy: only what never comes is a fault

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of a product with a demo community. Never served: tests serve copies.

    The first of pytest-xdist's workers that gets here makes it, the others wait: it takes 9 s of a processor.
    """
    run = tmp_path_factory.getbasetemp()
    run = run if worker_id == "master" else run.parent
    data = run / "seeded"
    with (run / "seeded.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (data / "demo-log-in").exists():  # the last thing that is written
            data.mkdir(exist_ok=True)
            product.migrate(product.environment(data))
            product.manage_each(
                ("load_topics",),
                ("create_admin", "--email", MODERATOR, "--name", "Vera", "--password", PASSWORD),
                ("seed_demo", "--people", str(DEMO_PEOPLE), "--seed", "7"),
                env=product.environment(data),
            )
    return data


@pytest.fixture(scope="session")
def push_port() -> int:
    """Where the live product may send pushes to: a test serves a push service there."""
    return processes.free_port()


@pytest.fixture(scope="session")
def calendar_port() -> int:
    """Where the live product may fetch calendars from: a test serves one there."""
    return processes.free_port()


@pytest.fixture(scope="session")
def live(
    tmp_path_factory: pytest.TempPathFactory, seeded: Path, push_port: int, calendar_port: int
) -> Iterator[product.Product]:
    """The product with a demo community: `live.url`, `live.mails`; the demo log-in is in `demo-log-in`."""
    data = tmp_path_factory.mktemp("live")
    shutil.copytree(seeded, data, dirs_exist_ok=True)
    port = processes.free_port()
    pushes = {"PUSH_LOCAL_ORIGINS": f"http://127.0.0.1:{push_port}", "PUSH_WAIT_SECONDS": "0"}
    pushes["BUSY_LOCAL_ORIGINS"] = f"http://127.0.0.1:{calendar_port}"
    env = product.environment(data, CLIENT_ORIGIN=f"http://127.0.0.1:{port}", **pushes)
    with product.serving(data, env, port) as served, product.working(data, env):
        yield served


@pytest.fixture(scope="session")
def base_url(live: product.Product) -> str:
    """`page.goto("/login")` opens the live product."""
    return live.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which runs as root here and phones nobody.

    Without the windows, tabs and menus around its pages where Debian has that too: they cost a third of a test.
    """
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": CHROMIUM}


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
def new_browser(
    browser: Browser, browser_context_args: dict[str, Any], watch: Watch
) -> Iterator[Callable[..., BrowserContext]]:
    """`new_browser()`: a browser that nobody has used, and that is being watched. Options win over the usual ones."""
    # Each browser is new and its service worker would fetch all of the client; test_offline.py allows it.
    usual = {**browser_context_args, "service_workers": "block"}
    with ExitStack() as opened:

        def open_one(**options: Any) -> BrowserContext:
            context = opened.enter_context(browser.new_context(**{**usual, **options}))
            context.set_default_timeout(PATIENCE_MS)
            watch.over(context)
            return context

        yield open_one


@pytest.fixture
def member(new_browser: Any) -> Callable[..., Person]:
    """`member("Ada Okafor", teaches=[…], wants=[…])`: somebody new, signed in, in a browser of their own."""

    def make(name: str, **options: Any) -> Person:
        return sign_up(new_browser(), name, **options)

    return make


@pytest.fixture
def verified(live: product.Product, member: Any) -> Callable[..., Person]:
    """As `member`, with a confirmed address: somebody who can agree on sessions."""

    def make(name: str, **options: Any) -> Person:
        person: Person = member(name, **options)
        confirm_address(live, person)
        return person

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


@pytest.fixture
def lesson(verified: Any) -> Lesson:
    """Ben asked Ada for an hour that can be entered already, and Ada agreed: (teacher, learner, path)."""
    skill = new_skill()
    ada, ben = verified("Ada Okafor", teaches=[skill]), verified("Ben Moreau", wants=[skill])
    offered = ada.api("GET", "/api/skills/mine")["offer"][0]
    return ada, ben, agreed_lesson(ada, ben, offered["id"])
