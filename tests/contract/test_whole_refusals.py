"""Whoever calls a service with several wrong fields (a socket, the admin, a command) hears of all of them at once."""

import datetime as dt
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from accounts.services import availability_replace
from chat.services import Draft, message_send
from credits.services import minutes_transfer
from learning.services.asking import SessionAsked, session_request
from learning.services.disputes import dispute_decide
from learning.services.series_asking import series_request
from learning.slots import shared_slots
from moderation.services import admin_create, member_ban, report_create
from notifications.services import preferences_set
from reviews.services.writing import review_write
from skills.services import skill_create, skill_update
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from swaps.services import swap_propose
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between
from tests.factories.learning import disputed, held_session
from tests.factories.skills import offers

pytestmark = pytest.mark.django_db
LONG = "x" * 6000
PAST = now_ms() - dt.timedelta(days=1)
SKILL = {"category": "x", "level": "x", "mode": "x", "priority": 9, "description": LONG}


def skill_new(member, other):
    skill_create(user=member, name="!", type="x", **SKILL)


def skill_changed(member, other):
    (skill,) = offers(member, "Guitar")
    skill_update(skill=skill, by=member, name="", **SKILL)


def transfer(member, other):
    admin = UserFactory(admin=True)
    minutes_transfer(from_user_id=member.pk, to_user_id=member.pk, minutes=0, reason=" ", by=admin, key="k")


def ban(member, other):
    member_ban(user=member, by=UserFactory(moderator=True), reason=" ", until=PAST)


def new_admin(member, other):
    admin_create(email=member.email, name="Root", password="12345")


def report(member, other):
    report_create(by=member, kind="user", target_id=member.pk, reason="spam", details=LONG)


def review(member, other):
    review_write(session=held_session(other, member), by=member, stars=6, text=LONG)


def dispute(member, other):
    _, opened = disputed(member, other)
    dispute_decide(dispute=opened, by=UserFactory(moderator=True), decision="took_place", minutes=0, reason=" ")


def lesson(member, other):
    (skill,) = offers(member, "Guitar")
    asked = {"teacher_id": other.pk, "skill_id": skill.pk, "scheduled_time": PAST, "duration_minutes": 1}
    session_request(by=member, key="k", **asked)


def lesson_with_oneself(member, other):
    asked = {"teacher_id": member.pk, "skill_id": uuid4(), "scheduled_time": PAST, "duration_minutes": 1}
    session_request(by=member, key="k", **asked)


def series(member, other):
    (skill,) = offers(member, "Guitar")
    asked = SessionAsked(member, other.pk, skill.pk, PAST, 1, "", None)
    series_request(asked=asked, key="k", weeks=13)


def swap(member, other):
    terms = {"offered_skill_id": uuid4(), "wanted_skill_id": uuid4(), "offered_minutes": 60, "wanted_minutes": 60}
    swap_propose(by=member, key="k", to_user_id=member.pk, message="", **terms)


def slots(member, other):
    shared_slots(me=member, user_id=member.pk, minutes=60, start=now_ms(), end=PAST)


def week(member, other):
    times = [("25:00", "x"), ("09:00", "12:00"), ("11:00", "13:00"), ("10:00", "09:00")]
    availability_replace(user=member, slots=[{"weekday": 0, "start": start, "end": end} for start, end in times])


def preferences(member, other):
    preferences_set(
        user_id=member.pk,
        changes={"moderation": {"in_app": False}, "message": {"email": False}, "weather": {}, "digest_day": 7},
    )


def message(member, other):
    talk = conversation_between(member, other)
    message_send(Draft(talk.pk, member.pk, uuid4(), LONG, uuid4()))


WRONG = {
    skill_new: {"name", "category", "level", "type", "mode", "priority", "description"},
    skill_changed: {"name", "category", "level", "mode", "priority", "description"},
    transfer: {"to_user_id", "reason", "amount_minutes"},
    ban: {"reason", "until"},
    new_admin: {"email", "password"},
    report: {"id", "details"},
    review: {"stars", "text"},
    dispute: {"reason", "minutes"},
    lesson: {"skill_id", "scheduled_time", "duration_minutes"},
    lesson_with_oneself: {"teacher_id", "scheduled_time", "duration_minutes"},
    series: {"skill_id", "first_time", "duration_minutes", "weeks"},
    swap: {"to_user_id", "offered_skill_id", "wanted_skill_id"},
    slots: {"user_id", "to"},
    week: {"0.start", "0.end", "2.start", "3.end"},
    preferences: {"moderation", "weather", "digest_day"},
    message: {"content", "reply_to"},
}


@pytest.mark.parametrize("call", WRONG, ids=lambda call: call.__name__)
def test_a_service_names_every_wrong_field(call, member, other):
    with pytest.raises(InvalidInput) as refused:
        call(member, other)
    assert {field for field, _ in refused.value.fields} == WRONG[call]


def test_a_command_says_everything_that_is_wrong(member):
    with pytest.raises(CommandError) as refused:
        call_command("create_admin", email=member.email, password="12345")
    assert "has an account" in str(refused.value)
    assert "too short" in str(refused.value)
