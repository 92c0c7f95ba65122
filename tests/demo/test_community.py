"""The demo community: believable, and in every part what the services would have made."""

from collections import Counter, defaultdict
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command

from accounts.availability import validated_week
from accounts.models import User
from accounts.places import COUNTRIES, LANGUAGES, timezones
from accounts.usernames import PATTERN
from chat.models import Conversation, Message, Participant
from credits.audit import Audit
from credits.models import Transfer
from credits.services import welcome_grant
from demo.people import DEMO_EMAIL, DEMO_PASSWORD
from demo.phrases import OF_BEGINNERS, OF_OTHERS
from learning.models import Session
from matching.models import Listing
from matching.selectors import suggestions_for
from matching.services import listings_refresh
from notifications.models import Notification
from reviews.models import Review
from skills.models import Skill, SkillCount, Topic
from skillswap.db.fields import now_ms
from swaps.models import Swap, skills_key
from swaps.selectors import swaps_of
from tests.factories.credits import minutes_of
from tests.plugins.isolation import shared_rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def community(django_db_setup, django_db_blocker):
    """Seeded once for all tests here."""
    with shared_rows(django_db_blocker, lambda: call_command("seed_demo", people=40, messages=250, stdout=StringIO())):
        yield


@pytest.fixture
def demo(community, db):
    return User.objects.get(login_email=DEMO_EMAIL)


def test_the_demo_member_can_log_in_and_has_matches_conversations_and_notifications(demo):
    assert demo.check_password(DEMO_PASSWORD)
    assert (Path(settings.DATA_DIR) / "demo-log-in").read_text().split() == [DEMO_EMAIL, DEMO_PASSWORD]
    suggestions = suggestions_for(demo, limit=20)
    assert sum(suggestion["mutual"] for suggestion in suggestions) >= 5
    assert len(Participant.objects.filter(user=demo)) == 5
    assert sum(Participant.objects.filter(user=demo).values_list("unread", flat=True)) >= 2
    notifications = Counter(Notification.objects.filter(user=demo, is_read=False).values_list("type", flat=True))
    assert (notifications["message"], notifications["match"]) == (2, 2)
    assert notifications["request"] >= 3


def test_running_it_again_adds_nothing(demo):
    people, out = User.objects.count(), StringIO()
    call_command("seed_demo", people=3, seed=2, stdout=out)
    assert "nothing was added" in out.getvalue()
    assert User.objects.count() == people


def test_every_person_could_have_been_made_by_hand(demo):
    for user in User.objects.all():
        user.full_clean(exclude=["password"])
        assert PATTERN.fullmatch(user.username)
        assert user.country in COUNTRIES
        assert user.timezone in timezones()
        assert user.languages
        assert set(user.languages) <= LANGUAGES
        assert validated_week(user.availability) == user.availability
        assert user == demo or not user.has_usable_password()
        assert not user.avatar or default_storage.exists(user.avatar.name)


def test_counters_are_what_the_services_would_have_made(demo):
    skills = list(Skill.objects.all())
    offers = Counter(skill.topic_id for skill in skills if skill.type == "offer")
    uses = Counter(skill.topic_id for skill in skills)
    for topic in Topic.objects.all():
        assert (topic.offers, topic.uses) == (offers[topic.pk], uses[topic.pk])
        assert topic.wants == topic.uses - topic.offers
    assert dict(SkillCount.objects.values_list("pk", "skills")) == Counter(skill.user_id for skill in skills)


@pytest.mark.only_on("sqlite", "postgresql")  # it writes, and the rows are shared
def test_listings_are_what_the_services_would_have_made(demo):
    listed = sorted(Listing.objects.values_list("user_id", "key", "category", "rating"))
    listings_refresh([user.pk for user in User.objects.all()])
    assert sorted(Listing.objects.values_list("user_id", "key", "category", "rating")) == listed


def test_conversations_are_in_order_and_count_what_is_unread(demo):
    conversations = {conversation.pk: conversation for conversation in Conversation.objects.all()}
    assert len(conversations) >= 10
    for conversation in conversations.values():
        messages = list(Message.objects.filter(conversation=conversation).order_by("seq"))
        assert [message.seq for message in messages] == list(range(1, conversation.last_seq + 1))
        assert [message.created_at for message in messages] == sorted(message.created_at for message in messages)
        assert conversation.last_message_at == messages[-1].created_at
        sides = list(Participant.objects.filter(conversation=conversation))
        assert {side.user_id for side in sides} == {side.other_id for side in sides}
        for side in sides:
            missed = [m for m in messages if m.seq > side.read_seq and m.sender_id == side.other_id]
            assert side.unread == len(missed)
            assert side.has_written == any(message.sender_id == side.user_id for message in messages)


def test_the_demo_member_has_swaps_of_every_kind_and_some_that_wait(demo):
    page = swaps_of(demo.pk, box=None, status=None, with_user=None, cursor=None, limit=50)
    assert {row["status"] for row in page.rows} == set(Swap.Status.values)
    waiting = [row for row in page.rows if row["status"] == "pending" and row["to_user"]["id"] == demo.pk]
    notifications = [row for row in Notification.objects.filter(user=demo, type="request") if "swapId" in row.data]
    assert {row.data["swapId"] for row in notifications} == {str(row["id"]) for row in waiting}
    assert Counter(row.data["event"] for row in notifications) == {"swap_proposed": 2, "swap_countered": 1}


def test_every_swap_could_have_been_made_by_hand(demo):
    offers = {skill.pk: skill for skill in Skill.objects.offers()}
    joined = dict(User.objects.values_list("pk", "created_at"))
    conversations = {(side.user_id, side.other_id): side.conversation_id for side in Participant.objects.all()}
    swaps = list(Swap.objects.all())
    assert len(swaps) > 14
    for swap in swaps:
        offered, wanted = offers[swap.offered_skill_id], offers[swap.wanted_skill_id]
        assert (offered.user_id, wanted.user_id) == swap.people
        assert (offered.name, wanted.name) == (swap.offered_skill_name, swap.wanted_skill_name)
        assert swap.skills_key == skills_key(offered.pk, wanted.pk)
        assert swap.is_open == (swap.status in ("pending", "accepted")) == (swap.closed_at is None)
        assert (swap.answered_at is None) == (swap.status in ("pending", "cancelled", "expired"))
        assert swap.conversation_id == (
            conversations[swap.people] if swap.status in ("accepted", "completed") else None
        )
        assert max(joined[one] for one in swap.people) <= swap.created_at <= (swap.answered_at or now_ms())
        assert (swap.answered_at or swap.created_at) <= (swap.closed_at or now_ms())
        assert (swap.status == "countered") == (swap.countered_by is not None)
        assert swap.status != "pending" or swap.expires_at > now_ms()


def test_the_demo_member_finds_a_past_a_future_and_something_to_answer(demo):
    mine = Session.objects.filter(participants__user=demo)
    assert {"completed", "scheduled", "requested"} <= set(mine.values_list("status", flat=True))
    assert mine.filter(waits_for_id=demo.pk).exists()
    assert demo.total_reviews
    assert Review.objects.filter(is_shown=True).exists()


def test_nothing_in_it_is_out_of_time(demo):
    """Sessions by day on both clocks, after what they are about; nobody does anything after they were seen last."""
    people = User.objects.in_bulk()
    assert all(user.created_at <= user.last_online_at <= now_ms() for user in people.values())
    for sender_id, at in Message.objects.values_list("sender_id", "created_at"):
        assert people[sender_id].created_at <= at <= people[sender_id].last_online_at
    for user_id, read_at in Participant.objects.exclude(read_at=None).values_list("user_id", "read_at"):
        assert read_at <= people[user_id].last_online_at
    swaps = Swap.objects.in_bulk()
    for session in Session.objects.all():
        pair = (people[session.teacher_id], people[session.student_id])
        for start, end in ((session.scheduled_time, session.ends_at), (session.proposed_time, session.proposed_time)):
            for clock in [ZoneInfo(person.timezone) for person in pair] if start else []:
                begins, ends = start.astimezone(clock), end.astimezone(clock)
                assert begins.hour >= 8, session
                assert ends <= begins.replace(hour=22, minute=0), session
        assert max(person.created_at for person in pair) < session.created_at < session.scheduled_time
        assert Skill.objects.get(pk=session.skill_id).created_at < session.created_at
        assert session.swap_id is None or swaps[session.swap_id].answered_at < session.created_at
    completed = [swap.pk for swap in swaps.values() if swap.status == "completed"]
    assert Session.objects.filter(swap_id__in=completed, status="completed").count() == 2 * len(completed) > 0


def test_ratings_are_those_of_reviews_and_hours_those_of_sessions(demo):
    shown = defaultdict(list)
    for review in Review.objects.all():
        assert review.created_at >= review.session.ended_at
        if review.is_shown:
            shown[review.about_id].append(review.stars)
    assert len(shown) > 10
    taught = Counter()
    for teacher_id, minutes in Session.objects.filter(status="completed").values_list("teacher_id", "paid_minutes"):
        taught[teacher_id] += minutes
    for user in User.objects.all():
        stars = shown[user.pk]
        assert user.total_reviews == len(stars)
        assert user.rating == (pytest.approx(sum(stars) / len(stars), abs=0.01) if stars else None)
        assert user.taught_minutes == taught[user.pk]


def test_what_is_written_fits_what_it_is_about(demo):
    for level, text in Skill.objects.filter(type="learn").values_list("level", "description"):
        assert text not in (OF_OTHERS if level == "beginner" else OF_BEGINNERS)
    assert not Skill.objects.filter(type="offer", level="beginner").exists()


def test_demo_people_have_their_welcome_once_and_the_ledger_is_in_order(demo):
    people = list(User.objects.all())
    assert sum(sum(minutes_of(person)) for person in people) == 300 * len(people)  # sessions only move them
    welcome = Transfer.objects.get(to_user=demo, kind="bonus")
    assert welcome.created_at == demo.created_at
    assert welcome_grant(demo).pk == welcome.pk
    assert Audit().faults == []
