"""What moderators do to topics: add and remove names, merge two into one."""

from uuid import UUID

import structlog
from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext

from accounts.models import User
from skills.errors import TopicMerged
from skills.hooks import skills_changed
from skills.models import Skill, SkillCount, SkillType, Topic, TopicAlias, TopicPrefix
from skills.services.topics import aliases_insert, name_check, prefixes_sync, topic_count
from skillswap.db import on_commit, run, transactional
from skillswap.db.locks import lock_rows
from skillswap.errors import Conflict, InvalidInput, NotAllowed

log = structlog.get_logger(__name__)

_TRIES = 4
_BATCH = 500  # members whose listings are renewed at once


def topic_alias_add(*, topic: Topic, name: str, by: User) -> TopicAlias:
    """Let the topic be known by one more name (moderators).

    Raises NotAllowed, InvalidInput if it is taken, TopicMerged, Conflict in a race.
    """
    _must_moderate(by)
    shown, folded = name_check(name)
    for _ in range(_TRIES):
        if TopicAlias.objects.filter(folded=folded).exists():
            raise InvalidInput("name", gettext("Another topic has this name: merge the two instead."))
        try:
            run(_alias_add, topic.pk, shown)
        except IntegrityError:  # another moderator added this name just now, or one that begins like it
            continue
        return TopicAlias.objects.get(folded=folded)
    raise Conflict


def _alias_add(topic_id: UUID, name: str) -> None:
    if not lock_rows(Topic.objects.unmerged().filter(pk=topic_id)):
        raise TopicMerged
    aliases_insert(topic_id, [name])


@transactional
def topic_alias_remove(*, alias: TopicAlias, by: User) -> None:
    """Forget a name of a topic (moderators). Raises NotAllowed, InvalidInput for the name that is shown."""
    _must_moderate(by)
    topic = Topic.objects.get(pk=alias.topic_id)
    if topic.folded == alias.folded:
        raise InvalidInput("name", gettext("This is the topic's own name."))
    TopicAlias.objects.filter(pk=alias.pk).delete()
    prefixes_sync(topic.pk)


def topic_merge(*, source: Topic, into: Topic, by: User) -> Topic:
    """Make `source` another name of `into` (moderators): its names and skills move; who had both keeps `into`'s.

    Raises NotAllowed, InvalidInput, TopicMerged when either was merged meanwhile. Runs skills_changed.
    """
    _must_moderate(by)
    if source.pk == into.pk:
        raise InvalidInput("into", gettext("Choose another topic to merge into."))
    for _ in range(_TRIES):
        try:
            run(_topic_merge, source.pk, into.pk)
        except IntegrityError:  # someone added `into` to the skills they have while theirs was moving
            continue
        log.info("topic_merged", source=source.name, into=into.name, by=str(by.pk))
        return Topic.objects.get(pk=into.pk)
    raise TopicMerged(gettext("Too many people are changing this topic. Try again."))


def _topic_merge(source_id: UUID, into_id: UUID) -> None:
    # Whoever adds a skill or a name to either topic waits for this, or this for them; and so does another merge.
    if lock_rows(Topic.objects.unmerged().filter(pk__in=[source_id, into_id])) < 2:
        raise TopicMerged
    into = Topic.objects.get(pk=into_id)
    Topic.objects.filter(pk=source_id).update(merged_into=into, offers=0, wants=0, uses=0)
    moved = list(Skill.objects.filter(topic_id=source_id).values_list("id", "user_id", "type"))
    there = set(Skill.objects.filter(topic_id=into_id).values_list("user_id", "type"))
    double = [row for row in moved if row[1:] in there]
    kept = [row for row in moved if row[1:] not in there]
    Skill.objects.filter(pk__in=[row[0] for row in double]).delete()
    Skill.objects.filter(pk__in=[row[0] for row in kept]).update(topic=into, name=into.name)
    for owner in {row[1] for row in double}:
        lost = sum(row[1] == owner for row in double)
        SkillCount.objects.filter(pk=owner).update(skills=F("skills") - lost)
    offers = sum(row[2] == SkillType.OFFER for row in kept)
    topic_count(into_id, offers=offers, wants=len(kept) - offers)
    TopicAlias.objects.filter(topic_id=source_id).update(topic=into)
    Topic.objects.filter(merged_into_id=source_id).update(merged_into=into)
    TopicPrefix.objects.filter(topic_id=source_id).delete()
    prefixes_sync(into_id)
    _renew_listings(sorted({row[1] for row in moved}))


def _renew_listings(user_ids: list[UUID]) -> None:
    """Run skills_changed after commit, in batches, as renewing thousands of listings would keep the merge's locks."""
    for start in range(0, len(user_ids), _BATCH):
        some = user_ids[start : start + _BATCH]
        on_commit(lambda some=some: skills_changed(some))  # type: ignore[misc]


def _must_moderate(by: User) -> None:
    if not by.is_staff:
        raise NotAllowed
