"""Databases of before keep what members have."""

import pytest

from skills.models import SkillCount
from skills.services import skill_create
from tests.migrating import migrated_back


@pytest.mark.django_db(transaction=True)
def test_how_many_skills_a_member_has_survives_the_new_name_of_its_table(member):
    with migrated_back("skills", "0002_refold") as then:
        then.get_model("skills", "Shelf").objects.create(pk=member.pk, skills=7, writes=3)
    assert SkillCount.objects.values_list("user_id", "skills", "lock_count").get() == (member.pk, 7, 3)
    skill_create(user=member, name="Guitar", type="offer")
    member.skill_count.refresh_from_db()
    assert member.skill_count.skills == 8
