"""Sessions that two people agreed on: the way into their room, the end, and what is paid."""

import datetime as dt
import itertools
import re
import sqlite3

from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Person
from tests.plugins.product import Product

MINUTES = 60
AHEAD_MINUTES = 5

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


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def let_time_pass_until_it_opens(live: Product, session_id: str) -> None:
    """No browser can wait for days: the session is moved to a few minutes from now, in the rows and nowhere else."""
    with sqlite3.connect(live.data / "skillswap.sqlite3", timeout=60) as database:
        key = session_id.replace("-", "")
        soon = f"strftime('%Y-%m-%d %H:%M:%f000', 'now', '+{AHEAD_MINUTES} minutes')"
        later = f"strftime('%Y-%m-%d %H:%M:%f000', 'now', '+{AHEAD_MINUTES + MINUTES} minutes')"
        database.execute(f"UPDATE learning_session SET scheduled_time = {soon}, ends_at = {later} WHERE id = ?", (key,))
        database.execute(
            f"UPDATE learning_sessionparticipant SET starts_at = {soon}, ends_at = {later} WHERE session_id = ?", (key,)
        )


def enter(path: str, *people: Person) -> None:
    """Both go into the room, without camera and microphone."""
    for person in people:
        person.page.goto(path)
        press(person.page, "Join")
        press(person.page, "Join and only listen")


def say_it_took_an_hour(teacher: Person) -> None:
    """The teacher ends it in the room."""
    press(teacher.page, "End session")
    dialog = teacher.page.get_by_role("dialog")
    dialog.get_by_label("How many minutes did it take?").fill(str(MINUTES))
    dialog.get_by_role("button", name="End session").click()


def confirm(learner: Person) -> None:
    """On the page of the session: it took place as the teacher said, and is paid."""
    learner.page.get_by_role("main").get_by_role("button", name=re.compile("^Confirm")).click()
    expect(learner.page.get_by_role("heading", name="It took place")).to_be_visible()


def balance(person: Person) -> tuple[int, int]:
    """Minutes that they can spend, and that are held."""
    found = person.api("GET", "/api/credits/balance")
    return found["availableMinutes"], found["heldMinutes"]
