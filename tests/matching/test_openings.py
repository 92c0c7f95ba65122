"""Which change brings how many more suggestions: whoever makes it finds exactly as many."""

from random import Random

import pytest

from accounts.models import User
from accounts.services import availability_replace, profile_update
from matching.models import PersonMark
from matching.selectors import openings_for, suggestions_for
from matching.services import person_mark, person_unmark
from moderation.services import member_block
from skills.models import Level, Mode, Skill
from skills.services import skill_create, skill_update
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
TUESDAY_EVENING = [{"weekday": 1, "start": "18:00", "end": "21:00"}]
ZONES = ("Europe/Berlin", "Asia/Kathmandu", "America/Los_Angeles")


def told(me, lesson_possible=False):
    """(matches, {(code, about): count})"""
    found = openings_for(User.objects.get(pk=me.pk), lesson_possible=lesson_possible)
    about = ("name", "language", "weekday", "start")
    return found["matches"], {
        (one["code"], *(one[name] for name in about if one[name] not in ("", None))): one["count"]
        for one in found["openings"]
    }


def matches(me, lesson_possible):
    return len(suggestions_for(User.objects.get(pk=me.pk), limit=100, lesson_possible=lesson_possible))


def make(me, one):
    """Make the change as the member would; returns whether suggestions are still narrowed as before."""
    code = one["code"]
    if code in ("teach", "learn"):
        skill_create(user=me, name=one["name"], type="offer" if code == "teach" else "learn", level=one["level"])
    elif code == "language":
        profile_update(user=me, languages=[*me.languages, one["language"]])
    elif code == "free":
        slot = {name: one[name] for name in ("weekday", "start", "end")}
        availability_replace(user=me, slots=[*me.availability, slot])
    elif code == "level":
        skill_update(skill=Skill.objects.get(pk=one["skill_id"]), by=me, level=one["level"])
    elif code == "any_mode":
        skill_update(skill=Skill.objects.get(pk=one["skill_id"]), by=me, mode="")
    elif code == "bring_back":
        for other in list(PersonMark.objects.filter(user=me).values_list("other_id", flat=True)):
            person_unmark(by=me.pk, person_id=other, kind="dismissed")


def _person(rng, topics):
    free = [{"weekday": day, "start": "10:00", "end": "22:00"} for day in rng.sample(range(7), rng.randrange(3))]
    languages = rng.sample(["en", "pt", "de"], rng.randrange(1, 3))
    person = UserFactory(timezone=rng.choice(ZONES), languages=languages, availability=free)
    for topic in rng.sample(topics, 2):
        mode = rng.choice([*Mode.values, "", ""])
        skill_create(
            user=person, name=topic, type=rng.choice(["offer", "learn"]), level=rng.choice(Level.values), mode=mode
        )
    return person


@pytest.mark.parametrize("lesson_possible", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_every_change_brings_as_many_as_it_promises(seed, lesson_possible):
    rng = Random(seed)
    topics = ["Guitar", "Piano", "French", "Chess", "Baking"]
    others = [_person(rng, topics) for _ in range(24)]
    seen = set()
    for number in range(8):
        me = UserFactory(timezone=rng.choice(ZONES), languages=["en"])
        me.availability = [{"weekday": rng.randrange(7), "start": "14:00", "end": "20:00"}]
        me.save()
        wants(me, "Guitar", level="expert", mode=rng.choice(Mode.values))
        if number % 2:
            offers(me, "French", level="beginner", mode=rng.choice(Mode.values))
        person_mark(by=me, person_id=rng.choice(others).pk, kind="dismissed")
        found = openings_for(me, lesson_possible=lesson_possible)
        assert found["matches"] == matches(me, lesson_possible)
        one = rng.choice([one for one in found["openings"] if one["code"] not in seen] or found["openings"])
        seen.add(one["code"])
        make(me, one)
        now = matches(me, lesson_possible and one["code"] != "show_all")
        assert now == found["matches"] + one["count"], one
    assert len(seen) > 1


def test_what_stands_between_two_people_is_told_one_thing_at_a_time(member):
    wants(member, "Guitar")
    teacher = UserFactory(languages=["de"], availability=TUESDAY_EVENING)
    offers(teacher, "Guitar")
    assert told(member, True) == (0, {("show_all",): 1})  # no language and no hour: one change is not enough
    availability_replace(user=member, slots=TUESDAY_EVENING)
    assert told(member, True) == (0, {("show_all",): 1, ("language", "de"): 1})
    profile_update(user=member, languages=["en", "de"])
    assert told(member, True) == (1, {})
    availability_replace(user=member, slots=[])
    assert told(member, True) == (0, {("show_all",): 1, ("free", 1, "18:00"): 1})


def test_a_wish_for_too_high_a_level_and_for_one_way_only_says_so(member):
    skill = wants(member, "Guitar", level="expert")[0]
    availability_replace(user=member, slots=TUESDAY_EVENING)
    offers(UserFactory(availability=TUESDAY_EVENING), "Guitar", level="intermediate", mode="text")
    assert told(member, True) == (0, {("show_all",): 1, ("level", "Guitar"): 1})
    found = openings_for(User.objects.get(pk=member.pk), lesson_possible=True)["openings"]
    assert {one["level"] for one in found if one["code"] == "level"} == {"intermediate"}  # no lower than need be
    skill_update(skill=skill, by=member, level="beginner", mode="call")
    assert told(member, True) == (0, {("show_all",): 1, ("any_mode", "Guitar"): 1})


def test_nobody_is_counted_or_named_who_may_not_be_shown(member, other):
    noor, ben = UserFactory(name="Noor"), UserFactory(name="Ben")
    for person in (noor, ben, other):
        wants(person, "Chess")
    found = openings_for(member, lesson_possible=False)["openings"]
    assert [(one["code"], one["count"], [card["name"] for card in one["people"]]) for one in found] == [
        ("teach", 3, ["Ben", "Noor"])
    ]
    member_block(by=other, user_id=member.pk)
    person_mark(by=member, person_id=ben.pk, kind="dismissed")
    found = openings_for(member, lesson_possible=False)["openings"]
    assert [(one["count"], [card["name"] for card in one["people"]]) for one in found] == [(1, ["Noor"])]
    profile_update(user=noor, visibility="private")
    assert openings_for(member, lesson_possible=False)["openings"] == []


def test_the_dismissed_are_counted_and_not_named(member, other):
    wants(member, "Chess")
    offers(other, "Chess")
    person_mark(by=member, person_id=other.pk, kind="dismissed")
    (one,) = openings_for(member, lesson_possible=False)["openings"]
    assert (one["code"], one["count"], one["people"]) == ("bring_back", 1, [])


def test_suggestions_can_be_narrowed_to_people_with_whom_a_lesson_is_possible(member, api):
    wants(member, "Guitar")
    availability_replace(user=member, slots=TUESDAY_EVENING)
    offers(near := UserFactory(availability=TUESDAY_EVENING), "Guitar")
    offers(UserFactory(availability=[]), "Guitar")
    client = api(member)
    assert len(client.get("/api/matches/suggestions").json()) == 2
    narrowed = client.get("/api/matches/suggestions?lessonPossible=true").json()
    assert [one["user"]["id"] for one in narrowed] == [str(near.pk)]
    assert client.get("/api/matches/openings?lessonPossible=true").json()["matches"] == 1
    assert client.get("/api/matches/openings?lessonPossible=perhaps").status_code == 400


@pytest.mark.parametrize("people", [1, 12])
def test_openings_cost_the_same_for_one_or_many(people, member, api, django_assert_num_queries):
    wants(member, "Guitar", level="expert")
    for _ in range(people):
        wants(person := UserFactory(availability=TUESDAY_EVENING), "Chess", "Baking")
        offers(person, "Guitar")
    client = api(member)
    client.get("/api/matches/openings")
    with django_assert_num_queries(8):
        assert client.get("/api/matches/openings?lessonPossible=true").json()["openings"]
