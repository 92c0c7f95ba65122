"""Nobody better is missed: suggestions are the best of all by the score, however many people there are."""

import datetime as dt
from random import Random

import pytest

from accounts.models import User
from accounts.selectors import people_shown_to
from accounts.services import profile_update
from matching.index import following, members_index
from matching.models import PersonMark
from matching.scoring import Scored, points_of
from matching.selectors import suggestions, suggestions_for
from matching.selectors.candidates import candidates_among, own_skills
from matching.selectors.marks import put_aside
from matching.selectors.suggestions import SCORED_BY, add_overlap, as_shared
from moderation.models import Block
from skills.models import Level, Skill, SkillType, Topic
from skills.services import skill_delete, skill_update
from skillswap.hooks import serving
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 1, 13, 12, tzinfo=dt.UTC)  # no clock changes in that week
ZONES = ("Europe/Lisbon", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata")


def brute_force(me, limit, now=NOW):
    """The best by reading and scoring everybody."""
    own = own_skills(me.pk)
    people = [as_shared(row, me) for row in people_shown_to(me.pk, hidden=put_aside(me.pk)).values(*SCORED_BY)]
    found = candidates_among([person["id"] for person in people], own)
    scored = [
        Scored(person, found[person["id"]], points_of(person, found[person["id"]], own, me, now))
        for person in people
        if found[person["id"]].teaches or found[person["id"]].wants
    ]
    add_overlap(scored, me, now)
    return [one.person["id"] for one in sorted(scored, key=lambda one: one.rank)[:limit]]


def suggested(me, limit=10, now=NOW):
    return [suggestion["user"]["id"] for suggestion in suggestions_for(me, limit=limit, now=now)]


def _week(rng):
    days = rng.sample(range(7), rng.randrange(4))
    quarters = ((day, sorted(rng.sample(range(96), 2))) for day in days)
    return [{"weekday": day, "start": _time(first), "end": _time(last)} for day, (first, last) in quarters]


def _time(quarter):
    return f"{quarter // 4:02d}:{quarter % 4 * 15:02d}"


def _community(rng, size):
    people = User.objects.bulk_create(
        UserFactory.build(
            password="!",
            timezone=rng.choice(ZONES),
            languages=rng.sample(["en", "pt", "de", "ja"], rng.randrange(3)),
            rating=rng.choice([None, 2.0, 3.5, 4.8]),
            last_online_at=rng.choice([None, NOW - dt.timedelta(days=rng.randrange(40), milliseconds=1)]),
            show_last_seen=rng.random() < 0.8,
            availability=_week(rng),
            visibility=rng.choice(["public"] * 5 + ["private"]),
            is_banned=rng.random() < 0.1,
        )
        for _ in range(size)
    )
    topics = Topic.objects.bulk_create(
        Topic(name=f"Topic {n}", folded=f"topic {n}", category="music") for n in range(4)
    )
    Skill.objects.bulk_create(
        Skill(
            user=person,
            topic=topic,
            type=rng.choice(SkillType.values),
            name=topic.name,
            category="music",
            level=rng.choice(Level.values),
            priority=rng.randrange(1, 6),
            owner_visible=person.visibility == "public" and not person.is_banned,
        )
        for person in people
        for topic in rng.sample(topics, rng.randrange(4))
    )
    me, *others = people
    aside = rng.sample(others, size // 6)
    kinds = PersonMark.Kind.values
    PersonMark.objects.bulk_create(PersonMark(user=me, other=other, kind=rng.choice(kinds)) for other in aside)
    Block.objects.bulk_create(
        Block(user=user, other=other, made=user == me)
        for person in rng.sample(others, size // 8)
        for user, other in ((me, person), (person, me))
    )
    return me


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("seed", range(30))
def test_the_ten_that_are_suggested_are_the_ten_best_of_all_by_the_score(seed, monkeypatch):
    rng = Random(seed)
    me = _community(rng, rng.randrange(8, 120))
    monkeypatch.setattr(suggestions, "SPARE", 0)  # the index itself is right, not only one of its first thirty
    assert suggested(me) == brute_force(me, 10)
    assert suggested(me, limit=3) == brute_force(me, 3)


def test_the_oldest_teacher_is_found_behind_hundreds_of_newer_ones(member):
    wants(member, "Guitar", level="expert")
    offers(best := UserFactory(languages=["en"]), "Guitar", level="expert")
    topic = Topic.objects.get(name="Guitar")
    others = User.objects.bulk_create(UserFactory.build(password="!", languages=["ja"]) for _ in range(400))
    Skill.objects.bulk_create(
        Skill(user=person, topic=topic, type="offer", name="Guitar", category="music") for person in others
    )
    assert suggested(member, limit=1) == [best.pk]


@pytest.mark.parametrize("portion", [1, 5000])
def test_changes_of_others_count_at_once(member, monkeypatch, portion):
    monkeypatch.setattr(following, "_AT_ONCE", portion)
    wants(member, "Guitar")
    offers(teacher := UserFactory(), "Guitar")
    offers(other := UserFactory(), "Guitar")
    assert suggested(member) == [other.pk, teacher.pk]
    profile_update(user=other, languages=["ja"])
    offers(newcomer := UserFactory(), "Guitar")
    assert suggested(member) == [newcomer.pk, teacher.pk, other.pk]
    skill_update(skill=teacher.skills.get(), by=teacher, level="expert")
    skill_delete(skill=newcomer.skills.get(), by=newcomer)
    profile_update(user=other, visibility="private")
    assert suggested(member) == [teacher.pk]


def test_who_is_hidden_without_a_word_to_the_index_takes_nobodys_place(member, monkeypatch):
    monkeypatch.setattr(suggestions, "SPARE", 0)
    wants(member, "Guitar")
    people = UserFactory.create_batch(4)
    for person in people:
        offers(person, "Guitar")
    assert len(suggested(member)) == 4
    User.objects.filter(pk__in=[person.pk for person in people[2:]]).update(is_banned=True)
    assert suggested(member, limit=2) == [people[1].pk, people[0].pk]


def test_an_index_built_anew_knows_what_nobody_told_it(member, monkeypatch):
    monkeypatch.setattr(suggestions, "SPARE", 0)
    wants(member, "Guitar")
    people = UserFactory.create_batch(2)
    for person in people:
        offers(person, "Guitar")
    assert suggested(member, limit=1) == [people[1].pk]
    User.objects.filter(pk=people[0].pk).update(rating=5.0)
    assert suggested(member, limit=1) == [people[1].pk]
    members_index.renew()
    assert suggested(member, limit=1) == [people[0].pk]


def test_a_process_that_begins_to_serve_has_the_index_before_anybody_asks(member, django_assert_num_queries):
    wants(member, "Guitar")
    offers(UserFactory(), "Guitar")
    members_index.forget()
    serving()
    with django_assert_num_queries(0):
        members_index.prepare()
    assert len(suggested(member)) == 1


def test_who_asks_while_a_large_index_is_built_is_told_to_come_again_and_keeps_no_thread(member, monkeypatch, api):
    wants(member, "Guitar")
    monkeypatch.setattr(following, "WAITS", 0.01)
    with members_index._lock:  # as `prepare` holds it
        for path in ("/api/matches/suggestions", "/api/matches/hints", "/api/matches/board", "/api/matches/openings"):
            answer = api(member).get(path)
            assert (answer.status_code, answer.json()["code"]) == (503, "busy"), path
    assert api(member).get("/api/matches/suggestions").status_code == 200


def test_who_shows_themselves_while_another_still_finds_them_hidden_is_suggested(member):
    wants(member, "Guitar")
    offers(teacher := UserFactory(), "Guitar")
    assert suggested(member) == [teacher.pk]
    profile_update(user=teacher, visibility="private")
    found_hidden = teacher.pk  # by a request that takes its time
    profile_update(user=teacher, visibility="public")
    assert suggested(member) == [teacher.pk]
    members_index.read_again([found_hidden])
    assert suggested(member) == [teacher.pk]
