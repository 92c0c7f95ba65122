"""Topics that SkillSwap knows from the start, with the other names people use for them: read from `topics.txt`.

`translations.txt` has its names in the other languages of SkillSwap. What is not there becomes a topic when somebody
adds it. `synonyms.txt` has texts that mean a topic without being a name of it, and words that mean nothing in a search.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from django.utils.translation import get_language

from skills.models import Category
from skillswap.folding import fold

LANGUAGES = ("es", "de", "ar")  # of `translations.txt`, in its order

_TOPICS = Path(__file__).with_name("topics.txt")
_TRANSLATIONS = Path(__file__).with_name("translations.txt")
_SYNONYMS = Path(__file__).with_name("synonyms.txt")


@dataclass(frozen=True)
class KnownTopic:
    """A topic of the catalogue; `names`, in all languages, starts with the one that is kept and shown in English."""

    category: Category
    names: tuple[str, ...]
    shown: tuple[str, ...]  # in each of LANGUAGES

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def known_topics() -> tuple[KnownTopic, ...]:
    """The whole catalogue, in its order."""
    return tuple(_parse(_TOPICS.read_text(encoding="utf-8"), translations()))


@cache
def translations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Name of a topic → its names in each of LANGUAGES, those that are shown first."""
    lines = _TRANSLATIONS.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if line and line[0] not in "#[")
    return {name: tuple(_listed(names) for names in each.split("|")) for name, _, each in pairs}


@cache
def names_shown(language: str) -> dict[str, str]:
    """Name of a topic → how `language`, one of LANGUAGES, calls it, for all that it calls otherwise."""
    place = LANGUAGES.index(language)
    return {topic.name: topic.shown[place] for topic in known_topics() if topic.shown[place] != topic.name}


def shown_name(name: str) -> str:
    """What a built-in topic is called in the language that is active; any other name, as a member wrote it, stays.

    For what people read, as mails and reasons; programs and the client get the name that is kept.
    """
    language = get_language()
    return names_shown(language).get(name, name) if language in LANGUAGES else name


@cache
def known_by_name() -> dict[str, KnownTopic]:
    """Folded name → topic, for every name of the catalogue."""
    return {fold(name): topic for topic in known_topics() for name in topic.names}


@cache
def folded_names() -> dict[str, tuple[str, ...]]:
    """Folded name of a topic, as it is kept → all its names, folded."""
    return {fold(topic.name): tuple(map(fold, topic.names)) for topic in known_topics()}


@cache
def synonyms() -> dict[str, str]:
    """Folded text → folded name of the topic that it means."""
    _, _, lines = _SYNONYMS.read_text(encoding="utf-8").partition("[topics]")
    pairs = (line.partition("=") for line in lines.splitlines() if line)
    return {fold(text): fold(name) for name, _, texts in pairs for text in texts.split(",")}


@cache
def words_without_meaning() -> frozenset[str]:
    """Folded words that say nothing of what is looked for, as in "guitar lessons for beginners"."""
    text, _, _ = _SYNONYMS.read_text(encoding="utf-8").partition("[topics]")
    lines = text.partition("[words]")[2].splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split(",")) - {""}


def _parse(text: str, translated: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[KnownTopic]:
    category = Category.OTHER
    for line in filter(None, text.splitlines()):
        if line.startswith("["):
            category = Category(line.strip("[]"))
        elif not line.startswith("#"):
            name, _, others = (part.strip() for part in line.partition("="))
            elsewhere = translated[name]
            names = (name, *_listed(others), *chain.from_iterable(elsewhere))
            yield KnownTopic(category, names, tuple(each[0] for each in elsewhere))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())
