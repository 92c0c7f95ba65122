"""A session that two people agreed on and may enter already, and the way into its room."""

import datetime as dt
import itertools
import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Person

MINUTES = 60

_lessons = itertools.count(1)

Lesson = tuple[Person, Person, str]


def agreed_lesson(teacher: Person, learner: Person, skill_id: str) -> str:
    """The path of a session that begins in ten minutes: its room is open."""
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    asked = {
        "teacherId": teacher.id,
        "skillId": skill_id,
        "scheduledTime": soon.isoformat(),
        "durationMinutes": MINUTES,
    }
    session = learner.api("POST", "/api/sessions", asked)
    teacher.api("POST", f"/api/sessions/{session['id']}/accept")
    return f"/sessions/{session['id']}"


def new_skill() -> str:
    return f"Lute making {next(_lessons)}"


def chooses_time(form: Locator) -> None:
    """A free one in two days: the first of all may have begun before the form is sent and accepted."""
    form.get_by_role("group", name="Which day?").get_by_role("radio").nth(2).check()
    form.get_by_role("radio", name=re.compile(r"\d:\d\d")).first.check()


def opens_room(person: Person, path: str) -> Page:
    """Through the button of the session's page to the lobby."""
    page = person.page
    page.goto(path)
    page.get_by_role("main").get_by_role("button", name=re.compile("^(Join|Open the room)$")).click()
    expect(page.get_by_role("heading", name="Ready for")).to_be_visible()
    return page
