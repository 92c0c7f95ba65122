"""Eighty wide letters without a space, in every field that people fill: nothing sticks out of a phone's screen."""

import datetime as dt
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import Person
from tests.e2e.test_every_page import SIZES, WIDER_THAN_THE_WINDOW, open_page

WORD = "W" * 80
SKILL, OTHER_SKILL = "M" * 60, "V" * 60  # the longest names of skills
# What can be scrolled sideways although nobody would think of it: a window over the page, a list. A row that snaps is
# meant to be swiped.
SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll('body *')].filter(e =>
    /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
    && !e.matches('input, textarea, select, .snap-x') && e.clientWidth > 1)
  .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
PAGES = (
    "/dashboard",
    f"/discover?skill={SKILL}",
    "/matches",
    "/people/{other}",
    "/people/{me}",
    "/skills",
    "/messages",
    "/messages/{conversation}",
    "/swaps",
    "/swaps?tab=past",
    "/swaps/{swap}",
    "/sessions",
    "/sessions?tab=week",
    "/sessions?tab=taught",
    "/sessions?tab=learned",
    "/sessions/{ahead}",
    "/sessions/{held}",
    "/credits",
    "/notifications",
    "/profile",
    "/settings",
)


@pytest.fixture
def lengthy(member, verified):
    """Two people with long words everywhere: (teacher, learner, what their pages are called)."""
    teacher, learner = (
        verified("Ada", teaches=[SKILL], wants=[OTHER_SKILL]),
        verified("Ben", teaches=[OTHER_SKILL], wants=[SKILL]),
    )
    for person in (teacher, learner):
        person.page.set_viewport_size(SIZES["phone"])
        person.api("PATCH", "/api/users/profile", {"name": WORD, "bio": WORD, "location": WORD})
        for skill in person.api("GET", "/api/skills/mine").values():
            person.api("PATCH", f"/api/skills/{skill[0]['id']}", {"description": WORD})
    blocked = member(WORD)
    for person in (teacher, learner):
        person.api("POST", f"/api/blocks/{blocked.id}")
    return teacher, learner, whatever_there_is(teacher, learner)


def whatever_there_is(teacher: Person, learner: Person) -> dict[str, str]:
    """A conversation, a swap, a session ahead and one that was held, with words of both."""
    conversation = teacher.conversation_with(learner)
    for one in (teacher, learner):
        one.sends(conversation, WORD, str(uuid4()))
    theirs = teacher.api("GET", "/api/skills/mine")["offer"][0]["id"]
    mine = learner.api("GET", "/api/skills/mine")["offer"][0]["id"]
    swap = learner.api(
        "POST",
        "/api/swaps",
        {"toUserId": teacher.id, "offeredSkillId": mine, "wantedSkillId": theirs, "message": WORD},
    )
    held = ask(teacher, learner, theirs, dt.timedelta(minutes=10))
    for one in (teacher, learner):
        one.api("POST", f"/api/sessions/{held}/start")
        one.api("PUT", f"/api/sessions/{held}/notes", {"text": WORD})
    learner.api("POST", f"/api/sessions/{held}/end", {})
    for one in (teacher, learner):
        one.api("POST", f"/api/sessions/{held}/review", {"stars": 4, "text": WORD})
    ahead = ask(teacher, learner, theirs, dt.timedelta(days=3))
    return {"conversation": conversation, "swap": swap["id"], "held": held, "ahead": ahead}


def ask(teacher: Person, learner: Person, skill: str, ahead: dt.timedelta) -> str:
    """The id of a session that both agreed on."""
    asked = {
        "teacherId": teacher.id,
        "skillId": skill,
        "scheduledTime": (dt.datetime.now(dt.UTC) + ahead).isoformat(),
        "durationMinutes": 30,
        "description": WORD,
    }
    session = learner.api("POST", "/api/sessions", asked)
    teacher.api("POST", f"/api/sessions/{session['id']}/accept")
    return str(session["id"])


def sticks_out(page: Page) -> list[str]:
    return [*page.evaluate(WIDER_THAN_THE_WINDOW), *page.evaluate(SCROLLS_SIDEWAYS)]


WINDOWS = {  # by the buttons to press, from the page and on from window to window
    "/people/{other}": ("Swap or book", "Swap or book/Book a session", "Swap or book/Propose a swap"),
    "/sessions/{ahead}": ("Propose another time", "Cancel session", "Report this session"),
    "/swaps/{swap}": ("Propose something else", "Reject"),
}


def test_nothing_scrolls_sideways_on_a_phone_however_long_the_words_of_people_are(lengthy):
    teacher, learner, places = lengthy
    found = {}
    for person, other in ((teacher, learner), (learner, teacher)):
        for path in PAGES:
            open_page(person.page, path.format(me=person.id, other=other.id, **places))
            found[path, person.email] = sticks_out(person.page)
    for path, buttons in WINDOWS.items():
        open_page(teacher.page, path.format(other=learner.id, **places))
        for name in buttons:
            found[name] = sticks_out_of_window(teacher.page, name)
    assert {place: wide for place, wide in found.items() if wide} == {}


def sticks_out_of_window(page: Page, name: str) -> list[str]:
    """Open the window that these buttons open, look, and close it."""
    first, *further = name.split("/")
    page.get_by_role("main").get_by_role("button", name=first).first.click()
    window = page.get_by_role("dialog")
    for each in further:
        window.get_by_role("button", name=each).click()
    expect(window).to_be_visible()
    expect(window.locator(".animate-skeleton")).to_have_count(0)
    wide = sticks_out(page)
    page.keyboard.press("Escape")
    expect(window).to_have_count(0)
    return wide
