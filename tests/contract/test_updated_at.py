"""`updatedAt` stands on everything that can be edited, and moves when it is."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from learning.services.state import change
from skills.models import Skill
from skills.services import skill_verify
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, session_between

MADE, EDITED = "2026-11-21T09:00:00.000Z", "2026-11-21T10:30:00.000Z"


def edited(api: Any, who: Any, path: str, body: Any, *, method: str = "patch") -> Any:
    with time_machine.travel(EDITED, tick=False):
        answer = getattr(api(who), method)(path, body)
    assert answer.status_code < 300, answer.content
    return answer.json()


def test_a_skill_says_when_its_owner_changed_it_last(member, api):
    with time_machine.travel(MADE, tick=False):
        skill = api(member).post("/api/skills", {"name": "Guitar", "level": "beginner", "type": "offer"}).json()
    assert (skill["createdAt"], skill["updatedAt"]) == (MADE, MADE)
    changed = edited(api, member, f"/api/skills/{skill['id']}", {"description": "Blues"})
    assert (changed["createdAt"], changed["updatedAt"]) == (MADE, EDITED)
    skill_verify(skill=Skill.objects.get(), by=UserFactory(moderator=True))
    (shown,) = api(member).get("/api/skills/mine").json()["offer"]
    assert (shown["isVerified"], shown["updatedAt"]) == (True, EDITED)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("patch", "/api/users/profile", {"bio": "Hello"}),
        ("put", "/api/users/availability", [{"weekday": 0, "start": "09:00", "end": "12:00"}]),
    ],
)
def test_the_profile_says_when_its_member_changed_it_last(member, api, method, path, body):
    edited(api, member, path, body, method=method)
    assert api(member).get("/api/auth/me").json()["updatedAt"] == EDITED
    api(member).patch("/api/users/profile", {})
    assert api(member).get("/api/auth/me").json()["updatedAt"] == EDITED


def test_preferences_say_when_they_were_changed_last(member, api):
    assert api(member).get("/api/notifications/preferences").json()["updatedAt"] is None
    changed = edited(api, member, "/api/notifications/preferences", {"match": {"inApp": False}}, method="put")
    assert changed["updatedAt"] == EDITED


def test_a_swap_says_when_it_was_proposed_and_then_when_it_was_answered(world, api):
    path = f"/api/swaps/{world.places['swap_id']}"
    proposed = api(world.owner).get(path).json()
    assert proposed["updatedAt"] == proposed["createdAt"]
    assert edited(api, world.owner, f"{path}/reject", {}, method="post")["updatedAt"] == EDITED


def test_a_session_says_when_it_changed_and_a_reminder_is_no_change(member, other, api):
    session = session_between(member, other, at=now_ms() + dt.timedelta(days=1))
    with time_machine.travel(EDITED, tick=False):
        change(session, description="Chords")
    with time_machine.travel("2026-11-21T11:00:00Z", tick=False):
        change(session, reminded_minutes=60)
    assert api(member).get(f"/api/sessions/{session.pk}").json()["updatedAt"] == EDITED


def test_a_review_says_when_it_was_written_and_then_when_it_was_edited(member, other, api):
    path = f"/api/sessions/{held_session(member, other, days_ago=1).pk}/review"
    written = api(other).post(path, {"stars": 3}).json()["myReview"]
    assert written["updatedAt"] == written["createdAt"]
    again = api(other).post(path, {"stars": 4}).json()["myReview"]
    assert again["updatedAt"] == again["editedAt"]
