"""The client without a network: it opens, its pages open, and what cannot be had is said in its place."""

import re
import shutil
import urllib.error
import urllib.request

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.e2e.people import Person, sign_up
from tests.e2e.watch import WHILE_OFFLINE
from tests.plugins import processes, product

KEPT = """async () => {
  const worker = await (await fetch("/sw.js")).text();
  const [shell, pages] = ["SHELL", "PAGES"].map(name => JSON.parse(worker.match(`${name} = ([^;]+);`)[1]));
  await navigator.serviceWorker.ready;
  for (const file of [...shell, ...pages])
    while (!(await caches.match(file))) await new Promise(done => setTimeout(done, 50));
  return pages.length;
}"""
STAYED = "() => window.stayed === true"


def everything_is_kept(page: Page) -> None:
    """Wait until the service worker has fetched all pages."""
    assert page.evaluate(KEPT) > 10


@pytest.fixture
def ada(new_browser):
    person = sign_up(new_browser(service_workers="allow"), "Ada Okafor")
    person.page.goto("/dashboard")
    expect(person.page.get_by_role("heading", level=1)).to_contain_text("Ada")
    return person


def opens(person: Person, name: str) -> None:
    """Click in the main navigation; the page's code comes, and its address is shown."""
    person.place(name).click()
    expect(person.page.get_by_role("heading", level=1)).to_contain_text(name)


def test_a_page_not_visited_yet_opens_offline_and_fills_when_the_network_is_back(ada, watch):
    watch.expect(*WHILE_OFFLINE)
    everything_is_kept(ada.page)
    ada.page.evaluate("() => { window.stayed = true }")
    ada.browser.set_offline(True)
    opens(ada, "Sessions")
    expect(ada.page.get_by_text("You are offline", exact=False).first).to_be_visible()
    ada.browser.set_offline(False)
    expect(ada.page.get_by_text("You are offline", exact=False)).to_have_count(0)
    expect(ada.page.get_by_role("main").get_by_role("alert")).to_have_count(0)
    assert ada.page.evaluate(STAYED)


def test_the_client_opens_offline_and_says_what_it_cannot_have(ada, watch):
    watch.expect(*WHILE_OFFLINE)
    everything_is_kept(ada.page)
    ada.browser.set_offline(True)
    ada.page.goto("/credits")
    expect(ada.page.get_by_role("alert").first).to_contain_text("You are offline")
    ada.browser.set_offline(False)
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Credits")


def test_nothing_of_the_servers_is_kept(ada):
    everything_is_kept(ada.page)
    kept = ada.page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name => "
        "(await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname)))).flat()"
    )
    assert {path for path in kept if re.match(r"/(api|admin|media)/", path)} == set()


def test_a_page_whose_code_does_not_come_says_so_and_comes_on_trying_again(member, watch):
    watch.expect("ERR_FAILED")
    ada = member("Ada Okafor")
    ada.page.goto("/dashboard")
    ada.page.evaluate("() => { window.stayed = true }")
    ada.page.route("**/assets/sessions-*.js", lambda route: route.abort())
    ada.place("Sessions").click()
    failed = ada.page.get_by_role("alert")
    expect(failed).to_contain_text("could not reach SkillSwap")
    expect(ada.place("Messages")).to_be_visible()
    ada.page.unroute("**/assets/sessions-*.js")
    failed.get_by_role("button", name="Try again").click()
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text("Sessions")
    assert ada.page.evaluate(STAYED)


def test_the_worker_is_asked_for_anew_each_time_and_a_missing_script_is_no_page(live):
    with urllib.request.urlopen(f"{live.url}/sw.js") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "javascript" in answer.headers["Content-Type"]
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{live.url}/assets/gone-12345678.js")


NEXT = 'script[type=module][src$=".next.js"]'
LOOKS_FOR_A_NEWER_VERSION = """async () => {  // and again, as it does every half an hour: the server may be busy
  const registration = await navigator.serviceWorker.ready;
  while (!registration.waiting) {
    await registration.update().catch(() => undefined);
    await new Promise(done => setTimeout(done, 100));
  }
}"""


@pytest.fixture
def next_build(tmp_path):
    """A folder with the client as a next build makes it when everything has changed: each script has another name."""
    compressed = shutil.ignore_patterns("*.br", "*.gz")  # of the texts before they are changed
    folder = shutil.copytree(settings.CLIENT_DIST, tmp_path / "next", ignore=compressed)
    scripts = re.compile("|".join(re.escape(script.stem) for script in folder.glob("assets/*.js")))
    for file in (folder / "index.html", folder / "sw.js", *folder.glob("assets/*.js")):
        text = scripts.sub(lambda name: f"{name[0]}.next", file.read_text())
        file.with_name(scripts.sub(lambda name: f"{name[0]}.next", file.name)).write_text(text)
    (folder / "sw.js").write_text(re.sub('VERSION = "[^"]+"', 'VERSION = "next"', (folder / "sw.js").read_text()))
    return folder


def test_an_open_tab_is_offered_a_newer_version_and_loses_nothing_by_taking_it(live, next_build, new_browser, watch):
    watch.expect("net::ERR_", "WebSocket connection .* failed")  # the server is stopped under open pages
    port = processes.free_port()
    env = product.environment(live.data)
    with product.serving(live.data, env, port) as site:
        ada, ben = (sign_up(new_browser(base_url=site.url, service_workers="allow"), name) for name in ("Ada", "Ben"))
        talk = ada.opens_conversation_with(ben)
        ada.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        other_tab = ada.browser.new_page()
        other_tab.goto(f"{site.url}/messages/{talk}")
        expect(other_tab.get_by_placeholder("Write a message")).to_be_visible()
        ada.composer.fill("What I had begun")
    with product.serving(live.data, {**env, "CLIENT_DIST": str(next_build)}, port):
        ada.page.evaluate(LOOKS_FOR_A_NEWER_VERSION)
        for page in (ada.page, other_tab):
            offer = page.get_by_role("status").filter(has_text="New version of SkillSwap")
            expect(page.locator(NEXT)).to_have_count(0)
            offer.get_by_role("button", name="Reload").click()
            expect(page.locator(NEXT)).to_have_count(1)
            expect(offer).to_have_count(0)
            expect(page.get_by_placeholder("Write a message")).to_have_value("What I had begun")
