"""Every page on a phone and on a desk, by day and by night: readable for everyone, nothing sticking out, no errors.

On a phone whatever is pressed is large enough for a finger.

`SCREENS=1` keeps what each looked like in test-results/screens.
"""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import Person, call
from tests.e2e.readable import SCREENS as SCREENS
from tests.e2e.readable import grave, keep_picture
from tests.e2e.targets import too_small

SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
# Each size and each theme; which sizes go with which theme makes no difference to either.
LOOKS = [("phone", "dark"), ("desk", "light")]
WIDER_THAN_THE_WINDOW = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map(e => e.outerHTML.slice(0, 120))
  : []"""
# What a window cuts off at its side; it scrolls downwards only.
WIDER_THAN_ITS_DIALOG = """() => [...document.querySelectorAll('[role=dialog]')]
  .filter(dialog => dialog.scrollWidth > dialog.clientWidth + 1).map(dialog => dialog.outerHTML.slice(0, 120))"""
# Text that its box cuts off without saying so with an ellipsis, or that hangs out of its card.
OUT_OF_THEIR_CARD = """() => [...document.querySelectorAll('main [class*=rounded-card]')].flatMap(card => {
  const edge = card.getBoundingClientRect().right;
  return [...card.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1
    && getComputedStyle(e).position !== 'absolute' && !e.closest('.sr-only')
    && !e.parentElement.closest('.truncate'));
}).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
FOR_STRANGERS = {
    "home": "/",
    "signup": "/signup",
    "login": "/login",
    "forgot": "/forgot-password",
    "reset": "/reset-password?token=x",
    "verify": "/verify-email",
    "email-login": "/email-login",
    "confirm-address": "/confirm-address?token=x",
    "undo-address": "/undo-address?token=x",
    "unsubscribe": "/unsubscribe",
    "nowhere": "/no/such/page",
}
FOR_MEMBERS = {
    "dashboard": "/dashboard",
    "board": "/board",
    "discover": "/discover",
    "matches": "/matches",
    "person": "/people/{person}",
    "skills": "/skills",
    "messages": "/messages",
    "thread": "/messages/{conversation}",
    "sessions": "/sessions",
    "sessions-week": "/sessions?tab=week",
    "sessions-taught": "/sessions?tab=taught",
    "credits": "/credits",
    "notifications": "/notifications",
    "profile": "/profile",
    "welcome-free": "/welcome/free",
    "settings": "/settings",
    "nowhere-member": "/no/such/page",
}
LONG = "A rather long message, as people write them when they have a lot to say and no time to make it short. "


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request):
    return request.param


@pytest.fixture
def size(look):
    return look[0]


@pytest.fixture
def theme(look):
    return look[1]


@pytest.fixture
def window(new_browser, theme, size):
    return new_browser(color_scheme=theme, viewport=SIZES[size], has_touch=size == "phone")


@pytest.fixture
def demo(window, live, member):
    """The demo member, with somebody's unread long message."""
    email, password = (live.data / "demo-log-in").read_text().split()
    me = call(window, "POST", "/api/auth/login", {"email": email, "password": password})["user"]
    person = Person(name=me["name"], email=email, id=me["id"], page=window.new_page())
    writer = member("Wilhelmina Featherstonehaugh-Cholmondeley")
    writer.sends(writer.conversation_with(person), LONG * 3, str(uuid4()))
    return person


def test_pages_for_strangers(window, theme, size):
    look_at(window.new_page(), FOR_STRANGERS, f"{size}-{theme}")


def test_pages_for_members(demo, theme, size):
    talks = demo.api("GET", "/api/chat/conversations?limit=50")["data"]
    longest = max(talks, key=lambda talk: talk["lastSeq"])
    partner = next(one["id"] for one in longest["participants"] if one["id"] != demo.id)
    places = {"conversation": longest["id"], "person": partner}
    look_at(demo.page, {name: path.format(**places) for name, path in FOR_MEMBERS.items()}, f"{size}-{theme}")


def look_at(page: Page, paths: dict[str, str], kind: str) -> None:
    """Open each page, and say everything that is wrong with all of them."""
    problems, titles = {}, []
    for name, path in paths.items():
        if found := problems_of(page, path, f"{name}-{kind}"):
            problems[name] = found
        titles.append(page.title())
    assert problems == {}
    assert all(title == "SkillSwap" or title.endswith(" · SkillSwap") for title in titles)
    assert len(titles) == len(set(titles))


def open_page(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator(".animate-skeleton")).to_have_count(0)
    page.evaluate("() => document.fonts.ready.then(() => true)")


def problems_of(page: Page, path: str, picture: str) -> list[str]:
    """What is wrong with a page; a picture of that name is kept then, or when they are asked for."""
    open_page(page, path)
    wide = [f"wider than the window: {html}" for html in page.evaluate(WIDER_THAN_THE_WINDOW)]
    hanging = [f"out of its card: {html}" for html in page.evaluate(OUT_OF_THEIR_CARD)]
    found = [*grave(page), *wide, *hanging]
    keep_picture(page, picture, wrong=bool(found), full_page=True)
    if page.evaluate("matchMedia('(pointer: coarse)').matches"):
        found += too_small(page)
    return found
