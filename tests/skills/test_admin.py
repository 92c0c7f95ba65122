"""Topics and skills in the admin."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from skills.models import Skill, Topic
from skills.services import topic_resolve
from tests.factories.accounts import UserFactory
from tests.factories.skills import SkillFactory, offers

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(moderator=True), "accounts.backends.EmailBackend")
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"admin:skills_{name}", args=args)


def test_a_moderator_merges_a_topic_by_any_name_of_the_other(staff, member):
    offers(member, "Kites")
    source, into = Topic.objects.get(name="Kites"), topic_resolve(name="Kite building")
    assert staff.get(page("topic_merge", source.pk)).status_code == 200
    done = staff.post(page("topic_merge", source.pk), {"into": "KITE building"}, follow=True)
    assert "done" in done.content.decode()
    assert Skill.objects.get().topic_id == into.pk
    assert len(LogEntry.objects.all()) == 2


def test_what_cannot_be_merged_is_said_on_the_form(staff):
    topic = topic_resolve(name="Kites")
    assert "No topic has this name" in staff.post(page("topic_merge", topic.pk), {"into": "x"}).content.decode()
    assert "another topic" in staff.post(page("topic_merge", topic.pk), {"into": "kites"}).content.decode()


def test_names_are_added_and_removed(staff):
    topic = topic_resolve(name="Kites")
    staff.post(page("topic_add_name", topic.pk), {"name": "Drachen"})
    assert topic_resolve(name="drachen") == topic
    assert "Drachen" in staff.get(page("topic_change", topic.pk)).content.decode()
    staff.post(page("topic_remove_name", topic.pk), {"name": "DRACHEN"})
    assert topic_resolve(name="drachen") != topic


def test_skills_are_verified_by_action(staff):
    skills = SkillFactory.create_batch(2)
    chosen = {"action": "verify", "_selected_action": [str(skills[0].pk)]}
    staff.post(page("skill_changelist"), chosen)
    assert sorted(Skill.objects.values_list("is_verified", flat=True)) == [False, True]


def test_skills_are_found_by_their_member_and_by_their_words(staff, member, other):
    offers(member, "Guitar")
    offers(other, "Kite building")
    found = staff.get(page("skill_changelist"), {"q": f"@{member.username}"}).content.decode()
    assert "Guitar" in found
    assert "Kite building" not in found
    found = staff.get(page("skill_changelist"), {"q": "kite"}).content.decode()
    assert "Kite building" in found
    assert "Guitar" not in found


def test_members_do_not_enter(client, member):
    client.force_login(member, "accounts.backends.EmailBackend")
    topic = topic_resolve(name="Kites")
    for path in (page("topic_changelist"), page("skill_changelist"), page("topic_merge", topic.pk)):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize("rows", [1, 12])
@pytest.mark.parametrize(("name", "queries"), [("topic_changelist", 3), ("skill_changelist", 4)])
def test_lists_cost_the_same_for_one_or_many(staff, name, queries, rows, django_assert_num_queries):
    SkillFactory.create_batch(rows)
    with django_assert_num_queries(queries):
        assert staff.get(page(name)).status_code == 200
