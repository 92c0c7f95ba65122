"""Which topics a text means when it is more than the beginning of a name: synonyms, whole questions, typing errors.

What the text itself finds always comes first; only when that is nothing, another text is searched in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from skills.catalogue import synonyms, words_without_meaning
from skills.models import Topic, TopicAlias
from skills.nearness import nearest
from skills.selectors.topics import topics_found
from skills.vocabulary import Rows, Vocabulary
from skillswap.folding import fold, words

SUGGESTED = 3
_WORDS = 6  # of a text, that are looked at
_TRIED = SUGGESTED + 1  # words that are searched alone


@dataclass(frozen=True)
class Correction:
    """A text in place of the one that was typed, and how many typing errors that means."""

    text: str
    errors: int


def _aliases(limit: int) -> Rows:
    rows = TopicAlias.objects.order_by("-id").values_list("folded", "topic_id")
    return reversed(rows[:limit])


def _newer_aliases(seen: UUID) -> Rows:
    return list(TopicAlias.objects.filter(id__gt=seen).order_by("id").values_list("folded", "topic_id"))


names = Vocabulary(lambda limit: list(_aliases(limit)), _newer_aliases)


def topics_with_synonyms(q: str) -> tuple[UUID | None, list[UUID]]:
    """`topics_found`, and behind them the topic that the text is a synonym of: at most one query more."""
    exact, others = topics_found(q)
    meant = synonyms().get(fold(q))
    if meant:
        found = TopicAlias.objects.filter(folded=meant).values_list("topic_id", flat=True)
        others = [*others, *(pk for pk in found if pk != exact and pk not in others)]
    return exact, others


def topic_corrections(q: str) -> list[Correction]:
    """Texts that find topics where `q` finds none, the best first: at most SUGGESTED + 1. Three or four queries, or
    what _TRIED + 1 searches of names cost.

    Names with few typing errors in the whole text; else its words that mean something, each as the nearest word of a
    name.
    """
    folded = fold(q)
    known = names.named()
    near = nearest(folded, [*known, *synonyms()])
    found = _names_of((errors, known.get(synonyms().get(text, text))) for errors, text in near)
    return (found or _by_words(folded, known))[: SUGGESTED + 1]


def _names_of(near: Iterable[tuple[int, UUID | None]]) -> list[Correction]:
    """The names of these topics as they are now, merged ones under that which stayed, more used ones first."""
    errors: dict[UUID, int] = {}
    for count, pk in near:
        if pk:
            errors.setdefault(pk, count)
    rows = list(Topic.objects.filter(pk__in=list(errors)).values("id", "name", "uses", "merged_into_id"))
    rows.sort(key=lambda row: (errors[row["id"]], -row["uses"], row["name"]))
    into = [row["merged_into_id"] for row in rows if row["merged_into_id"]]
    stayed = dict(Topic.objects.filter(pk__in=into).values_list("id", "name")) if into else {}
    shown = {stayed.get(row["merged_into_id"], row["name"]): errors[row["id"]] for row in reversed(rows)}
    return [Correction(name, count) for name, count in reversed(shown.items())]


def _by_words(folded: str, known: dict[str, UUID]) -> list[Correction]:
    tokens = [token for token in folded.split() if token not in words_without_meaning()][:_WORDS]
    if not tokens:
        return []
    begun = set().union(*map(words, known))  # the text finds these by their beginnings, and synonyms whole
    whole = {word for text in synonyms() for word in text.split()}
    read = [near for token in tokens if (near := _word(token, begun, whole))]
    text = " ".join(word for _, word in read)
    if not text or text == folded:
        return []
    errors = sum(count for count, _ in read)
    if _finds(text):
        return [Correction(text, errors)]
    return [Correction(word, count) for count, word in read[:_TRIED] if len(read) > 1 and _finds(word)]


def _word(token: str, begun: set[str], whole: set[str]) -> tuple[int, str] | None:
    """(errors, word): the token itself where it is known, else the nearest word; None for none."""
    if token in whole or any(word.startswith(token) for word in begun):
        return 0, token
    return next(iter(nearest(token, begun | whole)), None)


def _finds(text: str) -> bool:
    exact, others = topics_with_synonyms(text)
    return bool(exact or others)
