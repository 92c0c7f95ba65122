"""Topics: categories, trending, and what a typed text finds, in a constant number of queries each."""

from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db.models import Sum

from skills.catalogue import folded_names
from skills.models import Category, Skill, Topic, TopicAlias, TopicPrefix
from skillswap.folding import fold, has_words, is_enough, keys_of

TRENDING = 12
TRENDING_SECONDS = 30
_RECENT = 500  # skills that count as recent activity
_TOPICS_SEARCHED = 200
_PREFIX_ROWS = 4000


def categories() -> list[dict[str, Any]]:
    """All categories with how many skills are offered and wanted on their topics. One query."""
    sums = Topic.objects.order_by().values("category").annotate(offered=Sum("offers"), wanted=Sum("wants"))
    found = {row["category"]: row for row in sums}
    none = {"offered": 0, "wanted": 0}
    return [
        {"id": category.value, "name": category.label, "offers": row["offered"], "wants": row["wanted"]}
        for category in Category
        for row in [found.get(category.value, none)]
    ]


def trending() -> list[dict[str, Any]]:
    """The topics with the most recent activity, then the most used: three queries, twice a minute."""
    return cache.get_or_set("skills:trending", _trending, TRENDING_SECONDS) or []


def _trending() -> list[dict[str, Any]]:
    columns = ("id", "name", "category", "offers", "wants", "uses")
    recent = Counter(Skill.objects.visible().order_by("-id").values_list("topic_id", flat=True)[:_RECENT])
    unmerged = Topic.objects.unmerged().filter(uses__gt=0)
    topics = {row["id"]: row for row in unmerged.order_by("-uses", "-id").values(*columns)[: 2 * TRENDING]}
    hot = [topic_id for topic_id, _ in recent.most_common(2 * TRENDING)]
    topics |= {row["id"]: row for row in unmerged.filter(pk__in=hot).values(*columns)}
    ranked = sorted(topics.values(), key=lambda row: (-3 * recent[row["id"]] - row["uses"], row["name"]))
    return [
        {"topic_id": row["id"], **{name: row[name] for name in ("name", "category", "offers", "wants")}}
        for row in ranked[:TRENDING]
    ]


def topics_suggested(q: str, *, limit: int = 10) -> list[dict[str, Any]]:
    """Topics for what someone began to type: the exact name, names that begin so, those of other languages after the
    one that is kept, then words that do.
    """
    columns = ("id", "name", "category", "folded", "uses")
    unmerged = Topic.objects.unmerged()
    folded = fold(q)
    if not folded:
        rows = list(unmerged.order_by("-uses", "-id").values(*columns)[:limit]) if not q.strip() else []
    else:
        exact, others = topics_found(q)
        rows = list(unmerged.filter(pk__in=[*([exact] if exact else []), *others]).values(*columns))
        rows.sort(key=lambda row: (row["id"] != exact, _begins(row["folded"], folded), -row["uses"], row["folded"]))
    return [{name: row[name] for name in ("id", "name", "category")} for row in rows[:limit]]


def _begins(name: str, text: str) -> int:
    """0 when `name`, of a topic, begins with `text`; 1 when another of its built-in names does; 2 for none."""
    if name.startswith(text):
        return 0
    return 1 if any(other.startswith(text) for other in folded_names().get(name, ())) else 2


def topic_named(folded: str) -> Topic | None:
    """The topic with exactly this folded name, or None: two queries, as joins are slow on MongoDB."""
    topic_id = TopicAlias.objects.filter(folded=folded).values_list("topic_id", flat=True).first()
    return Topic.objects.filter(pk=topic_id).first() if topic_id else None


def topic_ids_found(q: str) -> list[UUID]:
    """All of `topics_found`, the exact one first."""
    exact, others = topics_found(q)
    return [exact, *others] if exact else others


def topics_found(q: str) -> tuple[UUID | None, list[UUID]]:
    """The topic that is called `q`, or None, and those with, for every word of `q`, a word in one of their names
    that begins so; in scripts without spaces, a word that it is part of. Two to five queries.

    Literal: `%`, `_` and `*` mean themselves. When very many topics fit, the most used 200.
    """
    folded = fold(q)
    if not folded:
        return None, []
    exact = TopicAlias.objects.filter(folded=folded).values_list("topic_id", flat=True).first()
    found = [topic_id for topic_id in _having_all(folded.split()) if topic_id != exact]
    if len(found) > _TOPICS_SEARCHED:
        most_used = Topic.objects.filter(pk__in=found).order_by("-uses", "-id")
        found = list(most_used.values_list("id", flat=True)[:_TOPICS_SEARCHED])
    return exact, found


def _having_all(tokens: list[str]) -> list[UUID]:
    """Topics that have all tokens: those with the longest key, which is the rarest, then what else they have."""
    longest, *others = sorted(set().union(*map(keys_of, tokens)), key=lambda key: (-len(key), key))
    rows = TopicPrefix.objects.filter(prefix=longest).order_by("topic_id")
    found = list(rows.values_list("topic_id", flat=True)[:_PREFIX_ROWS])
    if found and others:
        more = TopicPrefix.objects.filter(topic_id__in=found, prefix__in=others)
        there = Counter(more.values_list("topic_id", flat=True))
        found = [topic_id for topic_id in found if there[topic_id] == len(others)]
    return found if all(map(is_enough, tokens)) else _with_whole_names(found, tokens)


def _with_whole_names(topic_ids: list[UUID], tokens: list[str]) -> list[UUID]:
    names: defaultdict[UUID, list[str]] = defaultdict(list)
    for topic_id, folded in TopicAlias.objects.filter(topic_id__in=topic_ids).values_list("topic_id", "folded"):
        names[topic_id].append(folded)
    return [topic_id for topic_id in topic_ids if has_words(tokens, names[topic_id])]
