"""What the search stores of a text, how it is looked up, and what of a text is shown around what was found."""

import re
from collections.abc import Iterator
from functools import lru_cache

from skillswap.folding import UNSPACED, fold, has_words, words

SHORT, LONG = 3, 6  # letters of a word that are stored; the longer the beginning, the fewer messages have it
KEYS_PER_MESSAGE = 1000  # what is behind them in a very long text is not found
BEFORE, AFTER = 60, 140  # characters of the snippet around the first place
Piece = dict[str, str | bool]
Span = tuple[int, int]


def keys_of_text(content: str) -> list[str]:
    """What a message is found by: "Crème brûlée" → cre, bru, brulee; of scripts without spaces 本, 日本 and so on."""
    keys: dict[str, None] = {}
    for token in fold(content).split():
        for word in sorted(words(token)):
            keys |= dict.fromkeys(_keys_of_word(word))
        if len(keys) >= KEYS_PER_MESSAGE:
            break
    return list(keys)[:KEYS_PER_MESSAGE]


def _keys_of_word(word: str) -> list[str]:
    if UNSPACED.fullmatch(word):
        return [word[start : start + length] for start in range(len(word)) for length in (1, 2)]
    if UNSPACED.search(word):
        return []  # its parts are words of their own
    return [word[:SHORT], word[:LONG]] if len(word) >= LONG else [word[:SHORT]]


def tokens_of(query: str) -> list[str]:
    """The words that somebody looks for, folded, each once."""
    return list(dict.fromkeys(fold(query).split()))


def key_for(tokens: list[str]) -> str:
    """The key that every message with all `tokens` has, and the fewest others; "" for no tokens."""
    return max((key for token in tokens for key in _keys_for(token)), key=len, default="")


def _keys_for(token: str) -> Iterator[str]:
    for part in filter(None, UNSPACED.split(token)):
        if UNSPACED.match(part):
            yield part[:2]
        else:
            yield part[:LONG] if len(part) >= LONG else part[:SHORT]


def is_found(content: str, tokens: list[str]) -> bool:
    """Whether the text has every token."""
    return has_words(tokens, [fold(content)])


def snippet(content: str, tokens: list[str]) -> list[Piece]:
    """The text around the first place, in pieces: `{text, is_match}` in order, … where something is left out."""
    spans = _spans(content, tokens)
    start = _word_start(content, max(0, spans[0][0] - BEFORE)) if spans else 0
    end = min(len(content), start + BEFORE + AFTER)
    pieces: list[Piece] = [{"text": "…", "is_match": False}] if start else []
    at = start
    for first, last in spans:
        if first >= end:
            break
        pieces += [
            {"text": content[at:first], "is_match": False},
            {"text": content[first : min(last, end)], "is_match": True},
        ]
        at = min(last, end)
    pieces.append({"text": content[at:end] + ("…" if end < len(content) else ""), "is_match": False})
    return [piece for piece in pieces if piece["text"]]


def _word_start(content: str, start: int) -> int:
    """`start`, or behind the next space, so that no word is shown without its beginning."""
    space = re.compile(r"\s").search(content, start, start + 20) if start else None
    return space.end() if space else start


def _spans(content: str, tokens: list[str]) -> list[Span]:
    """Where in `content` the tokens stand, in order and without overlap."""
    folded, places = "", []
    for index, letter in enumerate(content):
        plain = _plain(letter)
        folded += plain
        places += [index] * len(plain)
    places.append(len(content))
    found = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for token in tokens
        for match in re.finditer(_pattern(token), folded)
    )
    spans: list[Span] = []
    for start, end in found:
        while end < len(content) and not _plain(content[end]).strip() and not content[end].isspace():
            end += 1  # marks that belong to the last letter
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _pattern(token: str) -> str:
    return re.escape(token) if UNSPACED.match(token) else rf"(?<![^\W_]){re.escape(token)}"


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """One character folded by itself: nothing for a mark, and itself where folding would drop it at an edge."""
    folded = fold(f"a{letter}a")[1:-1] if not letter.isspace() else " "
    return folded
