"""A ring of three: asked, agreed on, booked, and mended when somebody says no. Everybody sees each step at once."""

import datetime as dt
import itertools
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.lessons import chooses_time
from tests.e2e.people import Person
from tests.e2e.test_every_page import SIZES, problems_of
from tests.plugins import product

ALL_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]
# They have time from now on, and the product does not look for rings with them by itself before the test does.
FREE = """
from accounts.models import User
from rings.models import RingSearch
User.objects.filter(pk__in={ids}).update(availability={week})
RingSearch.objects.filter(member_id__in={ids}).delete()
"""
# What the search does with people who fit.
PROPOSE = """
from skills.models import Skill
from rings.rules import Seat
from rings.services import ring_propose
skills = [Skill.objects.get(pk=pk) for pk in {ids}]
assert ring_propose(tuple(Seat(skill.user_id, skill.topic_id) for skill in skills))
"""
_rings = itertools.count(1)


@pytest.fixture
def circle(verified, live):
    """Ada, Ben and Cleo, who will be asked for a ring: she teaches him, he teaches Cleo, Cleo her."""
    number = next(_rings)  # the server remembers the people of the other tests
    crafts = [f"{name} {number}" for name in ("Ring lute", "Ring chess", "Ring dance")]
    names = (f"Ada Okafor {number}", f"Ben Moreau {number}", f"Cleo Marin {number}")
    people = [verified(name, teaches=[crafts[place]], wants=[crafts[place - 1]]) for place, name in enumerate(names)]
    return people, crafts


def free_all_week(live: product.Product, people: list[Person]) -> None:
    ids = [person.api("GET", "/api/auth/me")["id"] for person in people]
    product.manage("shell", "-c", FREE.format(ids=ids, week=ALL_WEEK), env=product.environment(live.data))


def propose(live: product.Product, people: list[Person]) -> str:
    """The path of the ring that these people, who are free all week, are asked for from now on."""
    free_all_week(live, people)
    ids = [person.api("GET", "/api/skills/mine")["offer"][0]["id"] for person in people]
    product.manage("shell", "-c", PROPOSE.format(ids=ids), env=product.environment(live.data))
    (ring,) = people[0].api("GET", "/api/rings?tab=waiting")["data"]
    return f"/rings/{ring['id']}"


def state(page: Page) -> Locator:
    return page.get_by_test_id("ring-state")


def step(page: Page, number: int) -> Locator:
    """One place of the ring, counted from my own."""
    return page.get_by_test_id("ring-step").nth(number)


def says_yes(person: Person) -> None:
    person.page.get_by_role("button", name="Say yes").click()
    expect(person.page.get_by_role("button", name="Say yes")).to_have_count(0)


def test_three_agree_on_a_ring_and_each_books_what_they_learn(circle, live):
    (ada, ben, cleo), crafts = circle
    ada.page.set_viewport_size(SIZES["phone"])
    ada.page.emulate_media(color_scheme="dark")
    assert problems_of(ada.page, "/rings", "rings-empty") == []
    expect(ada.page.get_by_role("heading", name="No ring has been found for you yet")).to_be_visible()
    path = propose(live, [ada, ben, cleo])

    heard = ada.page.get_by_role("list", name="Who teaches whom").get_by_role("listitem")
    expect(heard).to_have_text(
        [
            f"You teach {crafts[0]} to {ben.name}. No answer yet.",
            f"{ben.name} teaches {crafts[1]} to {cleo.name}. No answer yet.",
            f"{cleo.name} teaches {crafts[2]} to you. No answer yet.",
        ]
    )
    expect(ada.place("Swaps")).to_contain_text("1 proposal waits for you")
    assert problems_of(ada.page, "/rings", "rings-waiting") == []
    says_yes(ada)
    expect(state(ada.page)).to_have_text(f"Waits for {ben.name}, {cleo.name}")
    expect(ada.place("Swaps")).not_to_contain_text("waits for you")

    ben.page.goto("/notifications")
    ben.page.get_by_role("main").get_by_role("link", name=re.compile("ring", re.IGNORECASE)).first.click()
    expect(state(ben.page)).to_have_text("Waits for your answer")
    expect(ben.page.get_by_role("heading", name="If somebody drops out")).to_be_visible()
    says_yes(ben)
    expect(ben.page.get_by_text("Said yes: 2 of 3")).to_be_visible()
    cleo.page.goto(path)
    says_yes(cleo)
    expect(cleo.toast("Everybody said yes. Book your session.")).to_be_visible()
    expect(state(ben.page)).to_have_text("Agreed on")
    ada.page.get_by_role("navigation", name="Which rings").get_by_role("link", name="Agreed (1)").click()
    expect(state(ada.page)).to_have_text("Agreed on")

    ada.page.get_by_role("link", name="Details of the ring").click()
    step(ada.page, 2).get_by_role("button", name="Book my session").click()
    form = ada.page.get_by_role("dialog", name=f"Book a session with {cleo.name}")
    chooses_time(form)
    form.get_by_role("button", name="Send the request").click()
    expect(ada.page.get_by_role("region", name=f"Session: {crafts[2]}")).to_contain_text(f"Waits for {cleo.name}")
    expect(step(cleo.page, 0)).to_contain_text("Asked for")
    ben.page.reload()
    expect(step(ben.page, 1)).to_contain_text("Asked for")
    expect(step(ben.page, 1).get_by_role("link")).to_have_count(0)  # it is not his: he cannot open it
    step(cleo.page, 0).get_by_role("link", name="Open session").click()
    cleo.page.get_by_role("button", name="Accept").first.click()
    expect(cleo.page.get_by_role("link", name="See the ring")).to_have_attribute("href", path)

    for number, (learner, teacher) in enumerate(((ben, ada), (cleo, ben))):
        books(learner, teacher, path, days=number + 3)
    assert problems_of(ada.page, path, "ring-booked") == []
    for number in range(3):
        expect(step(ada.page, number)).to_contain_text("Booked")
    expect(ada.page.get_by_text("You can leave when no session of yours is booked")).to_be_visible()


def books(learner: Person, teacher: Person, path: str, days: int) -> None:
    """Over the API: their lesson in the ring, in so many days, and the teacher accepts."""
    ring = learner.api("GET", f"/api{path}")
    lesson = next(one for one in ring["lessons"] if one["studentId"] == learner.id)
    when = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    asked = {
        "teacherId": teacher.id,
        "skillId": lesson["skillId"],
        "scheduledTime": when.isoformat(),
        "durationMinutes": lesson["minutes"],
        "ringId": ring["id"],
    }
    session = learner.api("POST", "/api/sessions", asked)
    teacher.api("POST", f"/api/sessions/{session['id']}/accept")


def test_when_one_says_no_somebody_else_takes_the_place_and_the_others_keep_their_yes(circle, verified, live):
    (ada, ben, cleo), crafts = circle
    path = propose(live, [ada, ben, cleo])
    dov = verified("Dov Featherstonehaugh-Cholmondeley", teaches=[crafts[1]], wants=[crafts[0]])
    free_all_week(live, [dov])
    ada.page.goto(path)
    says_yes(ada)
    cleo.api("POST", f"/api{path}/accept")
    expect(ada.page.get_by_text("Said yes: 2 of 3")).to_be_visible()

    ben.page.goto(path)
    ben.page.get_by_role("button", name="Say no").click()
    dialog = ben.page.get_by_role("dialog", name="Say no to this ring?")
    expect(dialog).to_contain_text("Somebody else is asked in your place; the others keep their yes.")
    dialog.get_by_label("Why (optional)").fill("No time")
    dialog.get_by_role("button", name="Say no").click()
    expect(state(ben.page)).to_have_text("You said no")
    expect(ben.page.get_by_role("button", name="Say yes")).to_have_count(0)

    expect(step(ada.page, 1)).to_contain_text(f"{dov.name} teaches {crafts[1]} to {cleo.name}.")
    expect(step(ada.page, 1)).to_contain_text("New in the ring")
    expect(step(ada.page, 0)).to_contain_text("Said yes")
    expect(state(ada.page)).to_have_text(f"Waits for {dov.name}")
    assert problems_of(ada.page, path, "ring-mended") == []
    ada.page.set_viewport_size(SIZES["phone"])
    assert problems_of(ada.page, path, "ring-mended-phone") == []
    dov.page.goto("/rings")
    says_yes(dov)
    expect(state(ada.page)).to_have_text("Agreed on")
    expect(step(ada.page, 0)).to_contain_text(f"{dov.name} has not booked it yet")
