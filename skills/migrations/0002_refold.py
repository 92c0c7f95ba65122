"""Names of topics folded anew: Łódź and Lodz, marked and unmarked Arabic are one; 日本語 is found in longer names.

Two topics that are one name now are merged, as a moderator would: into the one that is used more. Running it
again changes nothing, so a run that broke off (MongoDB has no transaction here) is simply repeated.
"""

from collections import defaultdict
from uuid import UUID

from django.db import migrations
from django.db.models import F

from skillswap.folding import fold, prefixes

TOGETHER = 500


def refold(apps, schema_editor):
    for source_id, into_id in topics_to_merge(apps):
        merge(apps, source_id, into_id)
    fold_names(apps)
    topics = apps.get_model("skills", "Topic")
    alive = sorted(topics.objects.filter(merged_into__isnull=True).values_list("id", flat=True))
    for start in range(0, len(alive), TOGETHER):
        store_prefixes(apps, alive[start : start + TOGETHER])


def folded_now(name: str) -> str:
    """A name of which nothing is left any more keeps a spelling of its own."""
    return fold(name) or name


def topics_to_merge(apps) -> list[tuple[UUID, UUID]]:
    """(topic, the one it goes into): of all that share a name, however far apart, the most used, then the oldest."""
    topics = apps.get_model("skills", "Topic").objects.filter(merged_into__isnull=True)
    uses = dict(topics.values_list("id", "uses"))
    by_name = defaultdict(set)
    for topic_id, name in apps.get_model("skills", "TopicAlias").objects.values_list("topic_id", "name"):
        by_name[folded_now(name)].add(topic_id)
    group = {topic_id: {topic_id} for topic_id in uses}
    for sharing in by_name.values():
        together = set().union(*(group[topic_id] for topic_id in sharing))
        group |= dict.fromkeys(together, together)
    best = {topic_id: min(group[topic_id], key=lambda one: (-uses[one], one)) for topic_id in uses}
    return sorted((topic_id, into_id) for topic_id, into_id in best.items() if topic_id != into_id)


def merge(apps, source_id: UUID, into_id: UUID) -> None:
    """As `skills.services` does it; the listings follow in matching's own migration."""
    Topic, Skill, Shelf = (apps.get_model("skills", name) for name in ("Topic", "Skill", "Shelf"))
    into = Topic.objects.get(pk=into_id)
    there = set(Skill.objects.filter(topic_id=into_id).values_list("user_id", "type"))
    for skill_id, user_id, kind in list(Skill.objects.filter(topic_id=source_id).values_list("id", "user_id", "type")):
        if (user_id, kind) in there:
            Skill.objects.filter(pk=skill_id).delete()
            Shelf.objects.filter(pk=user_id).update(skills=F("skills") - 1)
        else:
            Skill.objects.filter(pk=skill_id).update(topic=into, name=into.name)
    offers, wants = (Skill.objects.filter(topic_id=into_id, type=kind).count() for kind in ("offer", "learn"))
    Topic.objects.filter(pk=into_id).update(offers=offers, wants=wants, uses=offers + wants)
    apps.get_model("skills", "TopicAlias").objects.filter(topic_id=source_id).update(topic=into)
    apps.get_model("skills", "TopicPrefix").objects.filter(topic_id=source_id).delete()
    Topic.objects.filter(merged_into_id=source_id).update(merged_into=into)
    Topic.objects.filter(pk=source_id).update(merged_into=into, offers=0, wants=0, uses=0)


def fold_names(apps) -> None:
    """The folded columns; of two names of one topic that are one now, the older stays."""
    Topic, TopicAlias = apps.get_model("skills", "Topic"), apps.get_model("skills", "TopicAlias")
    for topic_id, name, folded in list(Topic.objects.values_list("id", "name", "folded")):
        if folded_now(name) != folded:
            Topic.objects.filter(pk=topic_id).update(folded=folded_now(name))
    kept = set()
    changed = []
    for alias_id, name, folded in list(TopicAlias.objects.order_by("id").values_list("id", "name", "folded")):
        now = folded_now(name)
        if now in kept:
            TopicAlias.objects.filter(pk=alias_id).delete()
        elif now != folded:
            changed.append((alias_id, now))
        kept.add(now)
    for alias_id, folded in changed:  # once what stood in their way is gone
        TopicAlias.objects.filter(pk=alias_id).update(folded=folded)


def store_prefixes(apps, topic_ids: list[UUID]) -> None:
    """What the names of these topics are found by."""
    TopicAlias, TopicPrefix = apps.get_model("skills", "TopicAlias"), apps.get_model("skills", "TopicPrefix")
    wanted = defaultdict(set)
    for topic_id, folded in TopicAlias.objects.filter(topic_id__in=topic_ids).values_list("topic_id", "folded"):
        wanted[topic_id] |= prefixes(folded)
    stale = []
    for row_id, topic_id, prefix in TopicPrefix.objects.filter(topic_id__in=topic_ids).values_list(
        "id", "topic_id", "prefix"
    ):
        if prefix in wanted[topic_id]:
            wanted[topic_id].remove(prefix)
        else:
            stale.append(row_id)
    for start in range(0, len(stale), TOGETHER):
        TopicPrefix.objects.filter(pk__in=stale[start : start + TOGETHER]).delete()
    missing = [(topic_id, prefix) for topic_id, found in wanted.items() for prefix in sorted(found)]
    TopicPrefix.objects.bulk_create(
        [TopicPrefix(topic_id=topic_id, prefix=prefix) for topic_id, prefix in missing], batch_size=TOGETHER
    )


class Migration(migrations.Migration):
    dependencies = [("skills", "0001_initial")]

    operations = [migrations.RunPython(refold, migrations.RunPython.noop)]
