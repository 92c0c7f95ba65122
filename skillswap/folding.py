"""One spelling for all ways to write a name, and the words that a search finds it by.

Case, accents, full-width forms, dashes and spaces make no difference, nor do vowel points of Hebrew and Arabic,
forms of hamza and alef, and letters that have a plain one beside them (ł, ø, đ, æ, ß). `+`, `#` and a leading
dot do, because C, C++, C# and .NET are different things. What is stored of this is written anew by a migration
whenever it changes: see `skills/migrations/0002_refold.py`; messages are then indexed anew
(`chat/services/search_index.py`).
"""

import re
import unicodedata
from functools import lru_cache

from skillswap.text import without_unseen

PREFIX_LENGTH = 10  # longer beginnings are stored cut; whoever searches compares the rest with the name
GRAM_LENGTH = 3  # of words in scripts without spaces every part up to this length is stored

# Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; in other scripts marks are vowels and tones.
_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08ff]"
)
_DASHES = re.compile(r"[-_\u058a\u05be\u2010-\u2015\u2212\u30fb]")
_INSIDE = re.compile(r"[./&|,;:()']+")
_EDGES = "\"'\u201c\u201d«»()[]{}<>,;:!?\xa1\xbf\u060c\u061b\u061f\u3001\u3002\u300c-\u300f"
UNSPACED = re.compile(
    "([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
    "\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff]+)"
)  # Han, Hiragana, Katakana, Thai, Lao, Myanmar, Khmer
_PLAIN = str.maketrans(
    {
        **{"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŋ": "n", "\u0131": "i", "ĸ": "k", "ə": "e", "ǝ": "e", "ɛ": "e"},
        **{"ɔ": "o", "\u0263": "g", "ʃ": "s", "ʒ": "z", "\u05f4": '"'},
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u02b9\u02be\u02bf\xb4\u05f3", "'"),
        **{"\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643"},
        **dict.fromkeys("\u06be\u06c1\u06d5", "\u0647"),
    }
)


def fold(text: str) -> str:
    """`text` as it is compared: "  Crème-Brûlée " → "creme brulee"; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", without_unseen(text)).casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    plain = plain if plain.isascii() else "".join(map(_plain_letter, plain)).translate(_PLAIN)
    plain = _DASHES.sub(" ", unicodedata.normalize("NFC", plain))
    parts = (part.lstrip(_EDGES).rstrip(_EDGES + ".") for part in plain.split())
    return " ".join(part for part in parts if part)


def words(folded: str) -> set[str]:
    """The words of a folded name: "node.js basics" → node.js, node, js, basics."""
    found: set[str] = set()
    for token in folded.split():
        for part in {token, *_INSIDE.split(token)}:
            found.update((part, *UNSPACED.split(part)))
    return found - {""}


def prefixes(folded: str) -> set[str]:
    """What an index finds a name by, by equality: every beginning, of 1 to PREFIX_LENGTH characters, of every word;
    of words in scripts without spaces every part, of 1 to GRAM_LENGTH.
    """
    return {key for word in words(folded) for key in _stored(word)}


def keys_of(token: str) -> set[str]:
    """Which of a name's `prefixes` must be there for `token` to be in it. Needed, not always enough."""
    keys: set[str] = set()
    for part in filter(None, UNSPACED.split(token)):
        keys |= _grams(part, min(len(part), GRAM_LENGTH)) if UNSPACED.match(part) else {part[:PREFIX_LENGTH]}
    return keys


def is_enough(token: str) -> bool:
    """True when every name that has `keys_of(token)` has the token."""
    return keys_of(token) == {token}


def has_words(tokens: list[str], names: list[str]) -> bool:
    """True when every token begins a word of the folded `names`, or is part of one in a script without spaces."""
    found = {word for name in names for word in words(name)}
    return all(any(_found_in(word, token) for word in found) for token in tokens)


def _found_in(word: str, token: str) -> bool:
    return token in word if UNSPACED.match(token) else word.startswith(token)


def _stored(word: str) -> set[str]:
    if not UNSPACED.search(word):
        return {word[:length] for length in range(1, min(len(word), PREFIX_LENGTH) + 1)}
    if not UNSPACED.fullmatch(word):
        return set()  # its parts are words of their own
    return set().union(*(_grams(word, length) for length in range(1, GRAM_LENGTH + 1)))


def _grams(word: str, length: int) -> set[str]:
    return {word[start : start + length] for start in range(len(word) - length + 1)}


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    """ł → l: the letter that its name says it is made of; ٣ → 3; others stay."""
    if letter.isascii():
        return letter
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    base, made_of, _ = unicodedata.name(letter, "").partition(" WITH ")
    if not made_of or not base.startswith(("LATIN SMALL LETTER ", "CYRILLIC SMALL LETTER ")):
        return " " if unicodedata.category(letter) == "Cc" else letter
    try:
        return _MARKS.sub("", unicodedata.normalize("NFKD", unicodedata.lookup(base)))
    except KeyError:
        return letter
