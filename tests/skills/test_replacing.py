"""Replacing a list of skills: all at once or nothing, counters and what is kept."""

import pytest

from skills.errors import TooManySkills
from skills.models import Skill, SkillCount, Topic
from skills.selectors import skill_named, skills_of
from skills.services import skill_verify, skills_replace
from skillswap.errors import InvalidInput
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


def names(user, kind="offer"):
    return {skill["name"] for skill in skills_of(user.pk)[kind]}


def uses(name):
    return Topic.objects.values_list("uses", flat=True).get(name=name)


def test_a_new_list_takes_the_place_of_the_old_one_and_leaves_the_other_type(member):
    offers(member, "Guitar", "Piano")
    wants(member, "Yoga")
    skills_replace(user=member, type="offer", skills=[{"name": "js"}, {"name": "GUITAR"}])
    assert (names(member), names(member, "learn")) == ({"JavaScript", "Guitar"}, {"Yoga"})
    assert (uses("Piano"), uses("Guitar"), uses("JavaScript")) == (0, 1, 1)
    assert SkillCount.objects.get(pk=member.pk).skills == 3


def test_what_stays_in_the_list_keeps_its_id_and_the_fields_that_are_left_out(member):
    (guitar,) = offers(member, "Guitar", level="expert", description="Blues")
    skill_verify(skill=guitar, by=UserFactory(moderator=True))
    skills_replace(user=member, type="offer", skills=[{"name": "guitar", "description": "Jazz"}])
    (kept,) = skills_of(member.pk)["offer"]
    assert (kept["id"], kept["level"], kept["description"], kept["is_verified"]) == (guitar.pk, "expert", "Jazz", True)
    skills_replace(user=member, type="offer", skills=[{"name": "guitar", "level": "beginner"}])
    assert not skills_of(member.pk)["offer"][0]["is_verified"]


def test_a_wrong_entry_is_named_by_its_place_and_nothing_changes(member):
    offers(member, "Guitar")
    with pytest.raises(InvalidInput) as refused:
        skills_replace(user=member, type="offer", skills=[{"name": "Piano"}, {"name": "!", "level": "x"}])
    assert [field for field, _ in refused.value.fields] == ["1.name", "1.level"]
    with pytest.raises(InvalidInput) as refused:
        skills_replace(user=member, type="offer", skills=[{"name": "js"}, {"name": "JavaScript"}])
    assert refused.value.fields[0][0] == "1.name"
    assert names(member) == {"Guitar"}


def test_a_list_that_is_too_long_with_the_other_type_is_refused_whole(member, settings):
    settings.SKILLS_PER_MEMBER = 3
    wants(member, "Yoga", "Chess")
    offers(member, "Guitar")
    with pytest.raises(TooManySkills):
        skills_replace(user=member, type="offer", skills=[{"name": "Piano"}, {"name": "Guitar"}])
    assert names(member) == {"Guitar"}
    skills_replace(user=member, type="offer", skills=[{"name": "Piano"}])
    assert (names(member), Skill.objects.filter(user=member).count()) == ({"Piano"}, 3)


@pytest.mark.django_db(transaction=True)
def test_two_replacements_at_once_leave_one_of_the_two_lists(member):
    lists = [["Guitar", "Piano", "Yoga"], ["Piano", "Chess"]]
    replace = [
        lambda some=some: skills_replace(user=member, type="offer", skills=[{"name": name} for name in some])
        for some in lists
    ]
    side_by_side(*replace)
    assert names(member) in [set(some) for some in lists]
    assert SkillCount.objects.get(pk=member.pk).skills == len(names(member))


def test_a_skill_is_found_by_its_name_in_any_spelling_and_by_its_type(member, other):
    (skill,) = offers(member, "JavaScript")
    assert skill_named(member.pk, "js", type="offer") == skill
    assert skill_named(member.pk, "js", type="learn") is None
    assert skill_named(other.pk, "js", type="offer") is None
