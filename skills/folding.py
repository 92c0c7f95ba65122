"""One spelling for all ways to write a name, and the words that a search finds it by.

Case, accents, full-width forms, dashes and spaces make no difference; `+`, `#` and a leading dot do, because
C, C++, C# and .NET are different things.
"""

import re
import unicodedata

PREFIX_LENGTH = 10  # longer beginnings are stored cut; whoever searches compares the rest with the name
_MARKS = re.compile("[\u0300-\u036f]")  # accents of Latin, Greek and Cyrillic; in other scripts marks are letters
_DASHES = re.compile(r"[-_\u2010-\u2015\u2212]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")  # soft hyphens, joiners, direction marks
_INSIDE = re.compile(r"[./&|,;:()]+")
_EDGES = "\"'\u2018\u2019\u201c\u201d«»()[]{}<>,;:!?"


def fold(text: str) -> str:
    """`text` as it is compared: "  Crème-Brûlée " → "creme brulee"; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    plain = _DASHES.sub(" ", unicodedata.normalize("NFC", plain))
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in plain)
    parts = (part.strip(_EDGES).rstrip(".") for part in plain.split())
    return " ".join(part for part in parts if part)


def words(folded: str) -> set[str]:
    """The words of a folded name: "node.js basics" → node.js, node, js, basics."""
    found: set[str] = set()
    for token in folded.split():
        found.add(token)
        found.update(part for part in _INSIDE.split(token) if part)
    return found


def prefixes(folded: str) -> set[str]:
    """Every beginning, of 1 to PREFIX_LENGTH characters, of every word: what an index can find by equality."""
    return {word[:length] for word in words(folded) for length in range(1, min(len(word), PREFIX_LENGTH) + 1)}


def begins_words(asked: list[str], names: list[str]) -> bool:
    """True when every asked token begins a word of the folded `names`."""
    found = {word for name in names for word in words(name)}
    return all(any(word.startswith(token) for word in found) for token in asked)
