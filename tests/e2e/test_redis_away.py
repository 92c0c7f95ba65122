"""Redis stops and comes back under two open browsers: they go on talking, and nothing that was promised is lost."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.conftest import PATIENCE_MS
from tests.e2e.mails import link_for
from tests.e2e.people import Person, sign_up
from tests.e2e.watch import Watch
from tests.plugins import processes, product, redis_server


class Redis:
    """A real one that can be stopped and started at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process, self.port = redis_server.launch(folder)

    def stop(self) -> None:
        processes.stop(self.process)

    def start(self) -> None:
        self.process, _ = redis_server.launch(self.folder, self.port)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def site(redis: Redis, seeded: Path, tmp_path: Path) -> Iterator[product.Product]:
    """The product and its worker as `REDIS_URL=… make run` starts them, with limits on."""
    data = shutil.copytree(seeded, tmp_path / "site")
    env = product.environment(data, REDIS_URL=f"redis://127.0.0.1:{redis.port}/0", RATE_LIMITS_ENABLED="true")
    with product.serving(data, env) as served, product.working(data, env):
        yield served


@pytest.fixture
def visitor(browser: Browser, site: product.Product, watch: Watch) -> Iterator[Callable[[], BrowserContext]]:
    """`visitor()`: a browser that nobody has used, at this site."""
    with ExitStack() as opened:

        def come() -> BrowserContext:
            context = opened.enter_context(browser.new_context(base_url=site.url, service_workers="block"))
            context.set_default_timeout(PATIENCE_MS)
            watch.over(context)
            return context

        yield come


def meets(person: Person, text: str) -> None:
    expect(person.bubble(text)).to_have_count(1)


def test_two_people_go_on_talking_while_redis_is_away_and_when_it_is_back(site, redis, visitor):
    ada, ben = (sign_up(visitor(), name) for name in ("Ada Okafor", "Ben Moreau"))
    conversation = ada.opens_conversation_with(ben)
    ben.page.goto(f"/messages/{conversation}")
    for person, other in ((ada, ben), (ben, ada)):
        person.writes(f"Hello from {person.name}")
        meets(other, f"Hello from {person.name}")
    expect(ada.presence).to_have_text("Online")

    redis.stop()
    ada.writes("Can you hear me?")
    meets(ben, "Can you hear me?")
    ben.page.reload()
    expect(ben.composer).to_be_visible()
    ben.writes("As if nothing were wrong")
    meets(ada, "As if nothing were wrong")
    stranger = visitor().new_page()
    stranger.goto("/forgot-password")
    stranger.get_by_label("E-mail").fill(ada.email)
    stranger.get_by_role("button", name="Send the link").click()
    expect(stranger.get_by_text("a link is on its way")).to_be_visible()

    redis.start()
    ada.writes("It is back")
    meets(ben, "It is back")
    for person in (ada, ben):
        expect(person.presence).to_have_text("Online")
    link_for(site, ada.email, "reset-password")
