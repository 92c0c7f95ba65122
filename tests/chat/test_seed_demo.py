"""The demo community: believable, repeatable, complete."""

from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from accounts.availability import checked_week
from accounts.models import User
from accounts.places import COUNTRIES, LANGUAGES, timezones
from accounts.usernames import PATTERN
from chat.demo.people import DEMO_EMAIL, DEMO_PASSWORD
from chat.models import Conversation, Message, Participant
from matching.listings import listings_refresh
from matching.models import Listing
from matching.suggestions import suggestions_for
from notifications.models import Notification
from skills.models import Shelf, Skill, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def seed(**options: object) -> str:
    out = StringIO()
    call_command("seed_demo", people=24, messages=150, stdout=out, **options)
    return out.getvalue()


def described() -> list[tuple[object, ...]]:
    people = User.objects.order_by("username").values_list(
        "username", "name", "location", "bio", "rating", "visibility"
    )
    skills = Skill.objects.order_by("user__username", "type", "name").values_list("name", "type", "level", "priority")
    messages = Message.objects.values_list("seq", "content")
    return [*people, *skills, *sorted(messages)]


@pytest.fixture
def community(db):
    seed()
    return User.objects.get(login_email=DEMO_EMAIL)


def test_the_demo_member_can_log_in_and_has_matches_talks_and_notifications(community, settings):
    assert community.check_password(DEMO_PASSWORD)
    assert (Path(settings.DATA_DIR) / "demo-log-in").read_text().split() == [DEMO_EMAIL, DEMO_PASSWORD]
    suggestions = suggestions_for(community, limit=20)
    assert sum(suggestion["mutual"] for suggestion in suggestions) >= 5
    assert len(Participant.objects.filter(user=community)) == 5
    assert sum(Participant.objects.filter(user=community).values_list("unread", flat=True)) >= 2
    told = Counter(Notification.objects.filter(user=community, is_read=False).values_list("type", flat=True))
    assert (told["message"], told["match"]) == (2, 2)
    assert told["request"] >= 3


def test_running_it_again_adds_nothing(community):
    before = described()
    assert "nothing was added" in seed(seed=2)
    assert described() == before


@pytest.mark.only_on("sqlite")
def test_the_same_seed_makes_the_same_community_and_another_seed_another(community):
    first = described()
    for model in (Conversation, User):
        model.objects.all().delete()
    seed()
    assert described() == first
    for model in (Conversation, User):
        model.objects.all().delete()
    seed(seed=2)
    assert described() != first


def test_every_person_could_have_been_made_by_hand(community):
    for user in User.objects.all():
        user.full_clean(exclude=["password"])
        assert PATTERN.fullmatch(user.username)
        assert user.country in COUNTRIES
        assert user.timezone in timezones()
        assert user.languages
        assert set(user.languages) <= LANGUAGES
        assert checked_week(user.availability) == user.availability
        assert user == community or not user.has_usable_password()
        assert not user.avatar or default_storage.exists(user.avatar.name)


def test_counters_shelves_and_listings_are_what_the_services_would_have_made(community):
    skills = list(Skill.objects.all())
    offers = Counter(skill.topic_id for skill in skills if skill.type == "offer")
    uses = Counter(skill.topic_id for skill in skills)
    for topic in Topic.objects.all():
        assert (topic.offers, topic.uses) == (offers[topic.pk], uses[topic.pk])
        assert topic.wants == topic.uses - topic.offers
    assert dict(Shelf.objects.values_list("pk", "skills")) == Counter(skill.user_id for skill in skills)
    listed = sorted(Listing.objects.values_list("user_id", "key", "category", "rating"))
    listings_refresh([user.pk for user in User.objects.all()])
    assert sorted(Listing.objects.values_list("user_id", "key", "category", "rating")) == listed


def test_conversations_are_in_order_and_count_what_is_unread(community):
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


def test_an_interrupted_community_is_cleared_away_first(community):
    Conversation.objects.all().delete()
    community.delete()
    seed()
    assert len(User.objects.all()) == 25
    assert sum(Topic.objects.values_list("uses", flat=True)) == len(Skill.objects.all())


def test_production_is_refused_unless_forced(settings, db):
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        seed()
    assert not User.objects.exists()
    seed(force=True)
    assert User.objects.exists()


def test_a_community_of_nobody_is_only_the_demo_member(db):
    call_command("seed_demo", people=0, messages=0, stdout=StringIO())
    assert len(User.objects.all()) == 1
