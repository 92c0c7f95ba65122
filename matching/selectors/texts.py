"""What a typed text means when people are looked for: topics, and people who are called so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from matching.models import NameWord
from matching.selectors.sorting import Viewer
from skills.nearness import nearest
from skills.selectors.meant import SUGGESTED, Correction, topic_corrections, topics_with_synonyms
from skills.vocabulary import Rows, Vocabulary
from skillswap.folding import UNSPACED, fold, keys_of

MOST_PEOPLE = 200  # of one name, who joined last
_BEGINNINGS = 50  # words of names that may begin as a text does
_WORDS = 6  # of a text, that may be parts of a name
_EVERYBODY = UUID(int=0)


@dataclass(frozen=True)
class Meaning:
    """The topic that is called so, other topics, people who are called so; and what is said of the text."""

    exact: UUID | None = None
    others: Sequence[UUID] = ()
    people: Sequence[UUID] = ()
    searched_for: str | None = None
    did_you_mean: Sequence[str] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.exact or self.others or self.people)


NOTHING = Meaning()


def _name_words(limit: int) -> Rows:
    words = NameWord.objects.order_by("-id").values_list("word", flat=True)[:limit]
    return [(word, _EVERYBODY) for word in words]


def _newer_name_words(seen: UUID) -> Rows:
    return [(word, _EVERYBODY) for word in NameWord.objects.filter(id__gt=seen).values_list("word", flat=True)]


name_words = Vocabulary(_name_words, _newer_name_words)


def topics_meant(q: str) -> Meaning:
    """What `q` means where skills are looked for. Two to six queries, about eight more when it finds nothing."""
    found = Meaning(*topics_with_synonyms(q))
    if not found.is_nothing:
        return found
    corrections = [one.text for one in topic_corrections(q)]
    if not corrections:
        return found
    best, *others = corrections
    return Meaning(*topics_with_synonyms(best), searched_for=best, did_you_mean=others)


def people_meant(q: str, viewer: Viewer, *, only_names: bool) -> Meaning:
    """What `q` means where people are looked for; with `only_names` it means no topic.

    A number of queries that depends on the words of `q` alone.
    """
    exact, others = (None, []) if only_names else topics_with_synonyms(q)
    found = Meaning(exact, others, people_named(fold(q).split(), viewer))
    if not found.is_nothing:
        return found
    topics = [] if only_names else topic_corrections(q)
    names = list(_name_corrections(fold(q).split(), viewer))
    corrections = sorted([*topics, *names], key=lambda one: one.errors)  # a topic first, of equally many errors
    if not corrections:
        return found
    best, rest = corrections[0], [one.text for one in corrections[1 : SUGGESTED + 1]]
    if best in names:
        return Meaning(people=people_named(fold(best.text).split(), viewer), searched_for=best.text, did_you_mean=rest)
    return Meaning(*topics_with_synonyms(best.text), searched_for=best.text, did_you_mean=rest)


def people_named(tokens: Sequence[str], viewer: Viewer) -> list[UUID]:
    """At most MOST_PEOPLE whom the viewer may find and who have, for every token, a word in their name that begins so
    (in scripts without spaces: that it is part of); who joined last first. Two queries for each token.
    """
    found: list[UUID] | None = None
    for choices in _choices(tokens):
        named = NameWord.objects.filter(word__in=choices).exclude(user_id__in=[viewer.me.pk, *viewer.hidden])
        named = named if found is None else named.filter(user_id__in=found)
        people = named.order_by("-user_id").values_list("user_id", flat=True)
        found = list(dict.fromkeys(people[: MOST_PEOPLE * 2]))[:MOST_PEOPLE]
        if not found:
            break
    return found or []


def _choices(tokens: Sequence[str]) -> Iterator[list[str]]:
    """For each part of a text the words of names that fit it, the longest part first: it is the rarest."""
    for token in sorted(tokens[:_WORDS], key=lambda token: (-len(token), token)):
        if UNSPACED.search(token):
            yield from ([key] for key in sorted(keys_of(token)))
        elif len(token) == 1:
            yield [token]
        else:
            yield [token, *(word for word in name_words.beginning(token, limit=_BEGINNINGS) if word != token)]


def _name_corrections(tokens: Sequence[str], viewer: Viewer) -> Iterator[Correction]:
    """The name that was meant, if somebody whom the viewer may find is called so: nobody learns of other names."""
    known = name_words.named()
    read = [(0, token) if token in known else next(iter(nearest(token, known)), None) for token in tokens[:_WORDS]]
    words = [word for word in read if word]
    if len(words) == len(read) and any(errors for errors, _ in words):
        corrected = [word for _, word in words]
        if people_named(corrected, viewer):
            yield Correction(" ".join(corrected).title(), sum(errors for errors, _ in words))
