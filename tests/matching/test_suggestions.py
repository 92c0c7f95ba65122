"""Suggestions and hints: who comes first, and why."""

import datetime as dt

import pytest

from matching.selectors import suggestions, suggestions_for
from moderation.services import member_block
from skillswap.db.fields import now_ms
from skillswap.language import spoken
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
EVENINGS = [{"weekday": day, "start": "18:00", "end": "20:00"} for day in range(5)]


@pytest.fixture
def learner(member):
    """Wants guitar, teaches French."""
    wants(member, "Guitar", level="intermediate")
    offers(member, "French", level="expert")
    return member


def names(me, limit=20):
    return [suggestion["user"]["username"] for suggestion in suggestions_for(me, limit=limit)]


def codes(suggestion):
    return [reason["code"] for reason in suggestion["reasons"]]


def test_both_ways_comes_before_any_one_sided_fit(learner):
    teacher = UserFactory(rating=5.0, last_online_at=now_ms(), languages=["en"])
    offers(teacher, "Guitar", level="expert")
    student = UserFactory()
    wants(student, "French")
    stranger = UserFactory()
    offers(stranger, "Piano")
    both = UserFactory(timezone="Pacific/Auckland", languages=["ja"])
    offers(both, "Guitar", level="beginner")
    wants(both, "French")
    assert names(learner) == [both.username, teacher.username, student.username]


def test_a_fit_both_ways_carries_skills_and_explains_itself(learner):
    learner.availability, learner.languages = EVENINGS, ["en", "pt"]
    learner.save()
    both = UserFactory(
        availability=EVENINGS, languages=["pt", "en"], rating=4.8, total_reviews=9, last_online_at=now_ms()
    )
    offers(both, "guitar", level="expert")
    wants(both, "french")
    (found,) = suggestions_for(learner, limit=20)
    assert found["mutual"] is True
    assert [skill["name"] for skill in found["they_teach"]] == ["Guitar"]
    assert [skill["name"] for skill in found["you_teach"]] == ["French"]
    assert found["overlap_minutes"] == 600
    assert codes(found) == [
        "mutual", "teaches_you", "wants_yours", "level_fit", "shared_language", "overlap", "same_timezone",
        "active_recently", "well_rated",
    ]  # fmt: skip
    messages = [reason["message"] for reason in found["reasons"]]
    assert messages[0] == "You can swap: Guitar for French."
    assert messages[3] == "Their level suits what you asked for: Guitar (expert)."
    assert messages[4] == "You both speak English and Portuguese."
    assert messages[5] == "You are both free 10\u00a0hours a week."
    assert 90 <= found["score"] <= 100
    with spoken("de"):
        (found,) = suggestions_for(learner, limit=20)
    assert found["reasons"][0]["message"] == "Ihr könnt tauschen: Gitarre gegen Französisch."
    assert [skill["name"] for skill in found["they_teach"]] == ["Guitar"]  # what is sent stays the topic


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"languages": ["en"]}, {"languages": ["ja"]}),
        ({"timezone": "Europe/Berlin"}, {"timezone": "Asia/Tokyo"}),
        ({"rating": 5.0}, {"rating": 3.2}),
        ({"last_online_at": now_ms()}, {"last_online_at": now_ms() - dt.timedelta(days=60)}),
        ({"availability": EVENINGS}, {"availability": []}),
    ],
)
def test_every_part_of_the_score_moves_the_order(learner, better, worse):
    learner.availability = EVENINGS
    learner.save()
    first = UserFactory(**better)
    offers(first, "Guitar")
    second = UserFactory(**worse)  # joined later, so it would win a tie
    offers(second, "Guitar")
    assert names(learner) == [first.username, second.username]


def test_a_teacher_of_the_asked_level_comes_before_a_beginner(learner):
    expert, beginner = UserFactory.create_batch(2)
    offers(expert, "Guitar", level="expert")
    offers(beginner, "Guitar", level="beginner")
    assert names(learner) == [expert.username, beginner.username]
    assert "level_fit" not in codes(suggestions_for(learner, limit=2)[1])


def test_the_order_is_the_same_every_time(learner):
    for person in UserFactory.create_batch(6):
        offers(person, "Guitar")
    assert names(learner) == names(learner)
    assert len(names(learner, limit=3)) == 3
    assert names(learner)[:3] == names(learner, limit=3)


@pytest.mark.parametrize("hidden", [{"visibility": "private"}, {"is_banned": True}, {"is_active": False}])
def test_hidden_people_are_not_suggested(learner, other, hidden):
    offers(other, "Guitar")
    for field, value in hidden.items():
        setattr(other, field, value)
    other.save()
    assert names(learner) == []


def test_who_has_no_skills_gets_no_suggestions(member, other):
    offers(other, "Guitar")
    assert suggestions_for(member, limit=20) == []


def test_blocked_people_take_no_place_among_those_who_are_looked_at(learner, monkeypatch):
    monkeypatch.setattr(suggestions, "SPARE", 0)
    shown = UserFactory()
    offers(shown, "Guitar")
    for _ in range(3):  # newer, so they would fill the places
        offers(blocked := UserFactory(), "Guitar")
        member_block(by=learner, user_id=blocked.pk)
    assert names(learner, limit=1) == [shown.username]


@pytest.mark.parametrize("people", [1, 12])
def test_suggestions_cost_the_same_for_one_or_many(learner, api, people, django_assert_num_queries):
    learner.availability = EVENINGS
    learner.save()
    for person in UserFactory.create_batch(people):
        offers(person, "Guitar")
        wants(person, "French")
    client = api(learner)
    client.get("/api/matches/suggestions")  # builds the index of this process
    with django_assert_num_queries(11):
        answer = client.get("/api/matches/suggestions")
    assert len(answer.json()) == people
    assert set(answer.json()[0]) == {
        "user", "score", "theyTeach", "youTeach", "mutual", "overlapMinutes", "reasons", "isSaved",
    }  # fmt: skip
    assert "email" not in answer.content.decode()


def test_a_suggestion_says_whether_i_saved_the_person(learner, api):
    offers(person := UserFactory(), "Guitar")
    client = api(learner)
    assert client.get("/api/matches/suggestions").json()[0]["isSaved"] is False
    client.put(f"/api/discover/{person.pk}/saved")
    assert client.get("/api/matches/suggestions").json()[0]["isSaved"] is True


def test_hints_say_what_is_missing_and_end_when_all_is_there(member, api):
    client = api(member)

    def hinted():
        return [hint["code"] for hint in client.get("/api/matches/hints").json()]

    assert hinted() == ["add_learn", "add_offer", "add_availability", "add_language", "complete_profile"]
    wants(member, "Guitar", level="expert")
    offers(member, "French")
    offers(UserFactory(), "Guitar", level="beginner")
    assert hinted() == ["add_availability", "broaden_level", "add_language", "complete_profile"]
    offers(UserFactory(), "Guitar", level="expert")
    member.availability, member.languages, member.bio, member.avatar = EVENINGS, ["en", "de"], "Hello", "avatars/a.webp"
    member.save()
    assert hinted() == []
