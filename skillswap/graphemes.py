"""Cutting text where a reader sees the end of a letter."""

import unicodedata

JOINER = "\u200d"
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
SKIN_TONES = range(0x1F3FB, 0x1F400)
JAMO_AFTER_THE_FIRST = range(0x1160, 0x1200)


def cut(text: str, most: int) -> str:
    """The beginning of `text` in at most `most` characters, ending between what a reader takes for letters.

    An accent, an emoji of several characters and a flag stay whole or go. One letter longer than `most` is cut.
    """
    if len(text) <= most:
        return text
    end = most
    while end > 0 and _belongs_together(text, end):
        end -= 1
    return text[: end or most]


def _belongs_together(text: str, at: int) -> bool:
    """True when the characters before and at `at` are one letter: the part of UAX 29 that people type."""
    before, after = text[at - 1], text[at]
    if JOINER in (before, after) or unicodedata.category(after)[0] == "M" or (before, after) == ("\r", "\n"):
        return True
    if ord(after) in SKIN_TONES or ord(after) in JAMO_AFTER_THE_FIRST:
        return True
    return ord(after) in FLAG_LETTERS and _flag_letters_before(text, at) % 2 == 1


def _flag_letters_before(text: str, at: int) -> int:
    start = at
    while start > 0 and ord(text[start - 1]) in FLAG_LETTERS:
        start -= 1
    return at - start
