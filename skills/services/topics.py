"""Writes to topics: find or create the one that a name means, count its skills, load the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext

from skills.catalogue import known_by_name, known_topics
from skills.errors import TopicMerged
from skills.models import NAME_LENGTH, Category, Topic, TopicAlias, TopicPrefix
from skills.selectors import topic_named
from skillswap.db import run
from skillswap.errors import InvalidInput
from skillswap.folding import fold, prefixes
from skillswap.phrases import use_at_most_characters
from skillswap.text import clean_line

_TRIES = 4


def name_check(name: str) -> tuple[str, str]:
    """`name` as shown and as compared. Raises InvalidInput when it has no letter or digit, or is too long."""
    InvalidInput.require_none(name_errors(name))
    return clean_line(name), fold(name)


def name_errors(name: str) -> list[tuple[str, str]]:
    """What is wrong with the name of a skill."""
    shown, folded = clean_line(name), fold(name)
    if not any(sign.isalnum() for sign in folded):
        return [("name", gettext("Give the skill a name."))]
    if len(shown) > NAME_LENGTH or len(folded) > NAME_LENGTH * 2:
        return [("name", use_at_most_characters(NAME_LENGTH))]
    return []


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


def _topic_insert(names: Sequence[str], category: str) -> Topic:
    topic = Topic.objects.create(name=names[0], folded=fold(names[0]), category=category)
    folded = {fold(name): name for name in reversed(names)}
    others = set(TopicAlias.objects.filter(folded__in=[*folded]).values_list("folded", flat=True)) - {topic.folded}
    aliases_insert(topic.pk, [name for key, name in folded.items() if key not in others])
    return topic


def aliases_insert(topic_id: UUID, names: Iterable[str]) -> None:
    """Let the topic be known by these names too. Raises IntegrityError for a name that is taken."""
    rows = [TopicAlias(topic_id=topic_id, name=name, folded=fold(name)) for name in names]
    TopicAlias.objects.bulk_create(rows)
    prefixes_sync(topic_id)


def prefixes_sync(topic_id: UUID) -> None:
    """Make the stored prefixes those of the topic's names."""
    names = TopicAlias.objects.filter(topic_id=topic_id).values_list("folded", flat=True)
    wanted = set().union(*map(prefixes, names)) if names else set()
    there = dict(TopicPrefix.objects.filter(topic_id=topic_id).values_list("prefix", "id"))
    if stale := [there[prefix] for prefix in there.keys() - wanted]:
        TopicPrefix.objects.filter(pk__in=stale).delete()
    missing = sorted(wanted - there.keys())
    TopicPrefix.objects.bulk_create([TopicPrefix(topic_id=topic_id, prefix=prefix) for prefix in missing])


def topics_ensure_catalogue() -> int:
    """Add the topics and names of the built-in catalogue that are missing; returns how many topics are new."""
    for _ in range(_TRIES):
        try:
            return run(_catalogue_insert)
        except IntegrityError:  # another process is doing the same
            continue
    return 0


def _catalogue_insert() -> int:
    """A constant number of statements, however many topics or names are missing."""
    taken = dict(TopicAlias.objects.filter(folded__in=[*known_by_name()]).values_list("folded", "topic_id"))
    topics: list[Topic] = []
    aliases: list[TopicAlias] = []
    begins: defaultdict[UUID, set[str]] = defaultdict(set)
    for known in known_topics():
        names = {fold(name): name for name in reversed(known.names)}
        missing = {folded: name for folded, name in names.items() if folded not in taken}
        topic_id = taken.get(fold(known.name))
        if topic_id is None:
            topic = Topic(name=known.name, folded=fold(known.name), category=known.category)
            topics.append(topic)
            topic_id = topic.pk
        aliases += [TopicAlias(topic_id=topic_id, name=name, folded=folded) for folded, name in missing.items()]
        begins[topic_id].update(*map(prefixes, missing))
    Topic.objects.bulk_create(topics)
    TopicAlias.objects.bulk_create(aliases, batch_size=1000)
    _prefixes_add(begins, there={known for known in taken.values() if begins[known]})
    return len(topics)


def _prefixes_add(begins: Mapping[UUID, set[str]], *, there: set[UUID]) -> None:
    """Store `begins`, prefixes by topic; those `there` may have some already."""
    stored = set(TopicPrefix.objects.filter(topic_id__in=there).values_list("topic_id", "prefix")) if there else set()
    wanted = ((topic_id, prefix) for topic_id, keys in begins.items() for prefix in sorted(keys))
    rows = [TopicPrefix(topic_id=pk, prefix=prefix) for pk, prefix in wanted if (pk, prefix) not in stored]
    TopicPrefix.objects.bulk_create(rows, batch_size=1000)


def topic_count(topic_id: UUID, *, offers: int = 0, wants: int = 0) -> bool:
    """Add to a topic's counters; False when it was merged into another one."""
    uses = F("uses") + offers + wants
    topic = Topic.objects.unmerged().filter(pk=topic_id)
    return bool(topic.update(offers=F("offers") + offers, wants=F("wants") + wants, uses=uses))
