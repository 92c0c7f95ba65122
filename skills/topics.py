"""Writes to topics: finding or making the one a name means, other names, merging."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import structlog
from django.db import IntegrityError
from django.db.models import F

from accounts.models import User
from skills.catalogue import known_by_name, known_topics
from skills.choices import Category, SkillType
from skills.errors import TopicMerged
from skills.hooks import skills_changed
from skills.models import NAME_LENGTH, Shelf, Skill, Topic, TopicAlias, TopicPrefix
from skillswap.db import on_commit, run, transactional
from skillswap.errors import Conflict, InvalidInput, NotAllowed
from skillswap.folding import fold, prefixes
from skillswap.text import clean_line

log = structlog.get_logger(__name__)

_TRIES = 4
_TOGETHER = 500  # members whose listings are renewed at once


def name_check(name: str) -> tuple[str, str]:
    """`name` as shown and as compared. Raises InvalidInput when it has no letter or digit, or is too long."""
    shown, folded = clean_line(name), fold(name)
    if not any(sign.isalnum() for sign in folded):
        raise InvalidInput("name", "Give the skill a name.")
    if len(shown) > NAME_LENGTH or len(folded) > NAME_LENGTH * 2:
        raise InvalidInput("name", f"Use at most {NAME_LENGTH} characters.")
    return shown, folded


def topic_resolve(*, name: str, category: str | None = None) -> Topic:
    """The topic that `name` means in any spelling; a new name makes one, in `category` (else `other`).

    Raises InvalidInput. Call it outside a transaction: two who add one name at once meet at its unique key.
    """
    shown, folded = name_check(name)
    known = known_by_name().get(folded)
    for _ in range(_TRIES):
        if topic := topic_named(folded):
            return topic
        try:
            if known:
                return run(_topic_insert, known.names, known.category)
            return run(_topic_insert, [shown], category or Category.OTHER)
        except IntegrityError:
            continue
    raise TopicMerged


def topic_named(folded: str) -> Topic | None:
    """The topic with exactly this folded name, or None: two queries, as joins are slow on MongoDB."""
    topic_id = TopicAlias.objects.filter(folded=folded).values_list("topic_id", flat=True).first()
    return Topic.objects.filter(pk=topic_id).first() if topic_id else None


def _topic_insert(names: Sequence[str], category: str) -> Topic:
    topic = Topic.objects.create(name=names[0], folded=fold(names[0]), category=category)
    folded = {fold(name): name for name in reversed(names)}
    others = set(TopicAlias.objects.filter(folded__in=[*folded]).values_list("folded", flat=True)) - {topic.folded}
    _aliases_insert(topic.pk, [name for key, name in folded.items() if key not in others])
    return topic


def _aliases_insert(topic_id: UUID, names: Iterable[str]) -> None:
    rows = [TopicAlias(topic_id=topic_id, name=name, folded=fold(name)) for name in names]
    TopicAlias.objects.bulk_create(rows)
    _prefixes_sync(topic_id)


def _prefixes_sync(topic_id: UUID) -> None:
    """Make the stored beginnings those of the topic's names."""
    names = TopicAlias.objects.filter(topic_id=topic_id).values_list("folded", flat=True)
    wanted = set().union(*map(prefixes, names)) if names else set()
    there = dict(TopicPrefix.objects.filter(topic_id=topic_id).values_list("prefix", "id"))
    if stale := [there[prefix] for prefix in there.keys() - wanted]:
        TopicPrefix.objects.filter(pk__in=stale).delete()
    missing = sorted(wanted - there.keys())
    TopicPrefix.objects.bulk_create([TopicPrefix(topic_id=topic_id, prefix=prefix) for prefix in missing])


def topics_ensure_catalogue() -> int:
    """Bring what is missing of the built-in catalogue into the database; returns how many topics came new."""
    for _ in range(_TRIES):
        try:
            return run(_catalogue_insert)
        except IntegrityError:  # another process is doing the same
            continue
    return 0


def _catalogue_insert() -> int:
    taken = dict(TopicAlias.objects.filter(folded__in=[*known_by_name()]).values_list("folded", "topic_id"))
    topics: list[Topic] = []
    aliases: list[TopicAlias] = []
    begins: list[TopicPrefix] = []
    for known in known_topics():
        names = {fold(name): name for name in reversed(known.names)}
        missing = {folded: name for folded, name in names.items() if folded not in taken}
        if fold(known.name) not in missing:
            if missing:
                _aliases_insert(taken[fold(known.name)], missing.values())
            continue
        topic = Topic(name=known.name, folded=fold(known.name), category=known.category)
        topics.append(topic)
        aliases += [TopicAlias(topic=topic, name=name, folded=folded) for folded, name in missing.items()]
        begins += [TopicPrefix(topic=topic, prefix=prefix) for prefix in sorted(set().union(*map(prefixes, missing)))]
    Topic.objects.bulk_create(topics)
    TopicAlias.objects.bulk_create(aliases)
    TopicPrefix.objects.bulk_create(begins, batch_size=1000)
    return len(topics)


def topic_alias_add(*, topic: Topic, name: str, by: User) -> TopicAlias:
    """Let the topic be known by one more name (moderators).

    Raises NotAllowed, InvalidInput if it is taken, Conflict in a race.
    """
    _must_moderate(by)
    shown, folded = name_check(name)
    for _ in range(_TRIES):
        if TopicAlias.objects.filter(folded=folded).exists():
            raise InvalidInput("name", "Another topic has this name: merge the two instead.")
        try:
            run(_aliases_insert, topic.pk, [shown])
        except IntegrityError:  # another moderator added this name just now, or one that begins like it
            continue
        return TopicAlias.objects.get(folded=folded)
    raise Conflict


@transactional
def topic_alias_remove(*, alias: TopicAlias, by: User) -> None:
    """Forget a name of a topic (moderators). Raises NotAllowed, InvalidInput for the name that is shown."""
    _must_moderate(by)
    topic = Topic.objects.get(pk=alias.topic_id)
    if topic.folded == alias.folded:
        raise InvalidInput("name", "This is the topic's own name.")
    TopicAlias.objects.filter(pk=alias.pk).delete()
    _prefixes_sync(topic.pk)


def topic_merge(*, source: Topic, into: Topic, by: User) -> Topic:
    """Make `source` another name of `into` (moderators): its names and skills move; who had both keeps `into`'s.

    Raises NotAllowed, InvalidInput, TopicMerged when either was merged meanwhile. Runs skills_changed.
    """
    _must_moderate(by)
    if source.pk == into.pk:
        raise InvalidInput("into", "Choose another topic to merge into.")
    for _ in range(_TRIES):
        try:
            run(_topic_merge, source.pk, into.pk)
        except IntegrityError:  # someone added `into` to the skills they have while theirs was moving
            continue
        log.info("topic_merged", source=source.name, into=into.name, by=str(by.pk))
        return Topic.objects.get(pk=into.pk)
    raise TopicMerged("Too many people are changing this topic. Try again.")


def _topic_merge(source_id: UUID, into_id: UUID) -> None:
    into = Topic.objects.filter(pk=into_id, merged_into__isnull=True).first()
    alive = Topic.objects.filter(pk=source_id, merged_into__isnull=True)
    # The first write: a skill that is being added to either topic waits for this, or this for it.
    if into is None or not alive.update(merged_into=into, offers=0, wants=0, uses=0):
        raise TopicMerged
    moved = list(Skill.objects.filter(topic_id=source_id).values_list("id", "user_id", "type"))
    there = set(Skill.objects.filter(topic_id=into_id).values_list("user_id", "type"))
    double = [row for row in moved if row[1:] in there]
    kept = [row for row in moved if row[1:] not in there]
    Skill.objects.filter(pk__in=[row[0] for row in double]).delete()
    Skill.objects.filter(pk__in=[row[0] for row in kept]).update(topic=into, name=into.name)
    for owner in {row[1] for row in double}:
        lost = sum(row[1] == owner for row in double)
        Shelf.objects.filter(pk=owner).update(skills=F("skills") - lost)
    offers = sum(row[2] == SkillType.OFFER for row in kept)
    topic_count(into_id, offers=offers, wants=len(kept) - offers)
    TopicAlias.objects.filter(topic_id=source_id).update(topic=into)
    Topic.objects.filter(merged_into_id=source_id).update(merged_into=into)
    TopicPrefix.objects.filter(topic_id=source_id).delete()
    _prefixes_sync(into_id)
    _tell_changed(sorted({row[1] for row in moved}))


def _tell_changed(user_ids: list[UUID]) -> None:
    """After commit, in portions: renewing the listings of thousands must not hold the merge open."""
    for start in range(0, len(user_ids), _TOGETHER):
        some = user_ids[start : start + _TOGETHER]
        on_commit(lambda some=some: skills_changed(some))  # type: ignore[misc]


def topic_count(topic_id: UUID, *, offers: int = 0, wants: int = 0) -> bool:
    """Add to a topic's counters; False when it was merged away. Takes its place in the order of writes."""
    alive = Topic.objects.filter(pk=topic_id, merged_into__isnull=True)
    return bool(alive.update(offers=F("offers") + offers, wants=F("wants") + wants, uses=F("uses") + offers + wants))


def _must_moderate(by: User) -> None:
    if not by.is_staff:
        raise NotAllowed
