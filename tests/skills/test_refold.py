"""The migration that folds stored names anew, on rows as they were stored before it."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db.models import F

from accounts.models import User
from matching.models import Listing
from skills.models import Skill, SkillCount, Topic, TopicAlias, TopicPrefix
from skills.selectors import topic_ids_found
from skills.services import topic_resolve
from tests.factories.skills import wants

# No transaction around, and no name twice: MongoDB's test server keeps the unique keys that a row had before.
pytestmark = pytest.mark.django_db(transaction=True)


class ModelsOfThen:
    """Today's models by the names that they had."""

    @staticmethod
    def get_model(app: str, name: str) -> Any:
        return apps.get_model(app, {"Shelf": "SkillCount"}.get(name, name))


def migrate() -> None:
    import_module("skills.migrations.0002_refold").refold(ModelsOfThen, None)
    import_module("matching.migrations.0002_merged_topics").follow_merged(ModelsOfThen, None)


def old_topic(name: str, folded: str) -> Topic:
    """A topic as the fold of that time stored it."""
    topic = Topic.objects.create(name=name, folded=folded)
    TopicAlias.objects.create(topic=topic, name=name, folded=folded)
    for length in range(1, min(len(folded), 10) + 1):
        TopicPrefix.objects.create(topic=topic, prefix=folded[:length])
    return topic


def offer_of(topic: Topic, user: User) -> Skill:
    """What the member offers, with their count and listings as the services leave them."""
    SkillCount.objects.get_or_create(pk=user.pk)
    SkillCount.objects.filter(pk=user.pk).update(skills=F("skills") + 1)
    for language in ("", "|en"):
        Listing.objects.create(user=user, key=f"t:{topic.pk.hex}{language}")
    return Skill.objects.create(user=user, topic=topic, name=topic.name, type="offer", category="music")


def test_names_are_found_as_the_new_fold_writes_them():
    polish, chinese = old_topic("Łódź walks", "łodz walks"), old_topic("中级日本語", "中级日本語")
    migrate()
    assert topic_ids_found("lodz") == [polish.pk]
    assert topic_ids_found("日本語") == [chinese.pk]
    assert topic_resolve(name="Lodz Walks") == Topic.objects.get(pk=polish.pk)
    assert not TopicPrefix.objects.filter(prefix="ł")


def test_topics_that_are_one_now_are_merged_into_the_one_that_is_used_more(member, other):
    rare, common = old_topic("Ørsted", "ørsted"), old_topic("Orsted", "orsted")
    kept, moved = offer_of(common, member), offer_of(rare, other)
    double = offer_of(rare, member)
    Topic.objects.filter(pk=common.pk).update(uses=5)
    migrate()
    assert set(Skill.objects.values_list("id", "topic_id", "name")) == {
        (kept.pk, common.pk, "Orsted"),
        (moved.pk, common.pk, "Orsted"),
    }
    assert Skill.objects.filter(pk=double.pk).count() == 0
    common.refresh_from_db()
    rare.refresh_from_db()
    assert (rare.merged_into_id, rare.uses, common.offers, common.uses) == (common.pk, 0, 2, 2)
    keys = {f"t:{common.pk.hex}", f"t:{common.pk.hex}|en"}
    assert set(Listing.objects.filter(key__startswith="t:").values_list("key", flat=True)) == keys
    member.skill_count.refresh_from_db()
    assert member.skill_count.skills == 1
    assert topic_resolve(name="ørsted") == common


def test_three_topics_that_share_names_end_as_one_with_each_name_once():
    one, two, three = (old_topic(name, folded) for name, folded in (("Æ", "æ"), ("Ae", "ae"), ("ß", "ß")))
    TopicAlias.objects.create(topic=two, name="SS", folded="ss")
    migrate()
    (alive,) = Topic.objects.filter(merged_into__isnull=True)
    assert alive == one
    assert set(TopicAlias.objects.values_list("topic_id", "folded")) == {(one.pk, "ae"), (one.pk, "ss")}
    assert {two.pk, three.pk} == set(Topic.objects.filter(merged_into=one).values_list("id", flat=True))


def test_migrating_again_changes_nothing(member):
    wants(member, "Guitar")
    old_topic("Đorđe's kites", "đorđe's kites")
    migrate()
    before = [sorted(model.objects.values_list()) for model in (TopicAlias, TopicPrefix, Skill)]
    migrate()
    assert [sorted(model.objects.values_list()) for model in (TopicAlias, TopicPrefix, Skill)] == before
