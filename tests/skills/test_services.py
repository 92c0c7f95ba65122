"""Writing skills: limits, counters, what is copied, who may."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.hooks import member_changed
from skills.errors import SkillExists, TooManySkills
from skills.models import Skill, SkillCount, Topic
from skills.services import skill_create, skill_delete, skill_update, skill_verify
from skillswap.errors import Conflict, InvalidInput, NotAllowed, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory, offers, wants
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


def counts(name: str) -> tuple[int, int, int]:
    return Topic.objects.values_list("offers", "wants", "uses").get(name=name)


def test_a_skill_takes_its_topics_name_and_category(member):
    skill = skill_create(user=member, name="js", type="offer")
    assert (skill.name, skill.category, skill.level, skill.priority) == ("JavaScript", "technology", "beginner", 3)


def test_one_offer_and_one_wish_on_a_topic_are_the_most(member):
    offers(member, "Guitar")
    wants(member, "guitar")
    with pytest.raises(SkillExists):
        offers(member, "GUITARE")
    assert counts("Guitar") == (1, 1, 2)


def test_the_fifty_first_skill_is_refused_and_room_comes_back(member, settings):
    settings.SKILLS_PER_MEMBER = 2
    first, _ = offers(member, "Guitar", "Piano")
    with pytest.raises(TooManySkills):
        wants(member, "Yoga")
    skill_delete(skill=first, by=member)
    assert wants(member, "Yoga")


def test_counters_follow_creation_change_and_deletion(member, other):
    guitar, _ = offers(member, "Guitar")[0], wants(other, "Guitar")
    assert counts("Guitar") == (1, 1, 2)
    skill_update(skill=guitar, by=member, name="Piano", type="learn")
    assert (counts("Guitar"), counts("Piano")) == ((0, 1, 1), (0, 1, 1))
    skill_delete(skill=guitar, by=member)
    assert counts("Piano") == (0, 0, 0)


def test_a_change_to_a_skill_one_has_already_is_refused_and_changes_nothing(member):
    guitar, _ = offers(member, "Guitar", "Piano")
    with pytest.raises(SkillExists):
        skill_update(skill=guitar, by=member, name="piano")
    assert counts("Guitar") == (1, 0, 1)


def test_verification_ends_with_another_level_but_not_with_another_description(member):
    (skill,) = offers(member, "Guitar")
    skill_verify(skill=skill, by=UserFactory(moderator=True))
    assert skill_update(skill=skill, by=member, description="Blues too").is_verified
    assert not skill_update(skill=skill, by=member, level="expert").is_verified


def test_another_topic_brings_its_category_unless_one_is_given(member):
    (skill,) = offers(member, "Guitar")
    assert skill_update(skill=skill, by=member, name="Python").category == "technology"
    assert skill_update(skill=skill, by=member, name="Guitar", category="other").category == "other"
    assert skill_update(skill=skill, by=member, name="guitar").category == "other"


def test_only_the_owner_writes_and_only_moderators_verify(member, other):
    (skill,) = offers(member, "Guitar")
    with pytest.raises(NotAllowed):
        skill_update(skill=skill, by=other, level="expert")
    with pytest.raises(NotAllowed):
        skill_delete(skill=skill, by=other)
    with pytest.raises(NotAllowed):
        skill_verify(skill=skill, by=other)


def test_deleting_twice_is_not_found_and_counts_once(member):
    (skill,) = offers(member, "Guitar")
    skill_delete(skill=skill, by=member)
    with pytest.raises(NotFound):
        skill_delete(skill=skill, by=member)
    assert SkillCount.objects.get(pk=member.pk).skills == 0
    assert counts("Guitar") == (0, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "sell"},
        {"level": "guru"},
        {"category": "magic"},
        {"priority": 6},
        {"priority": 0},
        {"mode": "pigeon"},
        {"description": "x" * 501},
        {"name": "x" * 61},
    ],
)
def test_values_that_no_database_checks_are_refused(member, wrong):
    with pytest.raises(InvalidInput):
        skill_create(user=member, **{"name": "Guitar", "type": "offer", **wrong})
    assert not Skill.objects.exists()


def test_what_skills_copy_of_their_owner_follows_the_owner(member):
    (skill,) = offers(member, "Guitar")
    assert skill.owner_visible
    member.visibility, member.timezone = "private", "Asia/Tokyo"
    member.save()
    member_changed(member.pk)
    skill.refresh_from_db()
    assert (skill.owner_visible, skill.owner_timezone) == (False, "Asia/Tokyo")


@pytest.mark.django_db(transaction=True)
def test_a_skill_added_eight_times_at_once_is_there_once():
    member = UserFactory()

    def add(_: int) -> bool:
        try:
            skill_create(user=member, name="Guitar", type="offer")
        except SkillExists:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(add, range(8))) == 1
    assert counts("Guitar") == (1, 0, 1)
    assert SkillCount.objects.get(pk=member.pk).skills == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_gets_past_the_limit_by_adding_many_at_once(settings):
    settings.SKILLS_PER_MEMBER = 3
    member = UserFactory()

    def add(number: int) -> None:
        try:
            SkillFactory(user=member, name=f"Craft {number}")
        except TooManySkills:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(8)))
    assert len(Skill.objects.filter(user=member)) == 3


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_change_different_parts_of_a_skill_are_both_kept():
    for _ in range(3):
        (skill,) = offers(UserFactory(), "Guitar")
        tabs = [
            lambda change=change, skill=skill: skill_update(skill=skill, by=skill.user, **change)
            for change in ({"level": "expert"}, {"description": "By ear"}, {"name": "Piano"})
        ]
        assert all(isinstance(answer, Skill) for answer in side_by_side(*tabs))
        skill.refresh_from_db()
        assert (skill.level, skill.description, skill.name) == ("expert", "By ear", "Piano")
        assert not skill.is_verified
    assert (counts("Guitar")[0], counts("Piano")[0]) == (0, 3)


def test_what_was_changed_after_a_moderator_looked_is_not_verified(member):
    (seen,) = offers(member, "Guitar")
    skill_update(skill=seen, by=member, level="expert")
    with pytest.raises(Conflict):
        skill_verify(skill=seen, by=UserFactory(moderator=True))
    assert not Skill.objects.get(pk=seen.pk).is_verified


@pytest.mark.django_db(transaction=True)
def test_a_skill_deleted_in_two_tabs_at_once_counts_once():
    for _ in range(3):
        (skill,) = offers(UserFactory(), "Guitar")
        outcomes = side_by_side(*[lambda skill=skill: skill_delete(skill=skill, by=skill.user)] * 2)
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "NotFound"]
        assert SkillCount.objects.get(pk=skill.user_id).skills == 0
    assert counts("Guitar") == (0, 0, 0)
