"""Topics that SkillSwap knows from the start, with the other names people use for them: read from `topics.txt`.

What is not there becomes a topic when somebody adds it. `synonyms.txt` has texts that mean a topic without being a
name of it, and words that mean nothing in a search.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from skills.models import Category
from skillswap.folding import fold

_TOPICS = Path(__file__).with_name("topics.txt")
_SYNONYMS = Path(__file__).with_name("synonyms.txt")


@dataclass(frozen=True)
class KnownTopic:
    """A topic of the catalogue; `names` starts with the one that is shown."""

    category: Category
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[0]


@cache
def known_topics() -> tuple[KnownTopic, ...]:
    """The whole catalogue, in its order."""
    return tuple(_parse(_TOPICS.read_text(encoding="utf-8")))


@cache
def known_by_name() -> dict[str, KnownTopic]:
    """Folded name → topic, for every name of the catalogue."""
    return {fold(name): topic for topic in known_topics() for name in topic.names}


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


def _parse(text: str) -> Iterator[KnownTopic]:
    category = Category.OTHER
    for line in filter(None, text.splitlines()):
        if line.startswith("["):
            category = Category(line.strip("[]"))
        elif not line.startswith("#"):
            name, _, others = line.partition("=")
            yield KnownTopic(category, (name.strip(), *(other.strip() for other in others.split(",") if other.strip())))
