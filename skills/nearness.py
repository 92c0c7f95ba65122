"""Which known texts somebody may have meant who typed another: by the letters that differ (optimal string alignment).

Two letters that changed places count as one error, as do one too many, one missing and one wrong. It sees folded texts,
so accents and case are no errors. Pure, and the same whatever the database is.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST = 20  # texts that are looked at further


def errors_allowed(text: str) -> int:
    """How many typing errors may be in a text of that length: none in three letters, where every other is a word."""
    return 0 if len(text) < 4 else 1 if len(text) < 6 else 2 if len(text) < 12 else 3


def nearest(text: str, known: Iterable[str]) -> list[tuple[int, str]]:
    """(errors, text) of the nearest of `known`, the fewest errors first, then by the alphabet.

    Who mistypes more than one letter still hits the first.
    """
    allowed = errors_allowed(text)
    if not allowed:
        return []
    found = process.extract(text, list(known), scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
    near = ((int(errors), one) for one, errors, _ in found)
    return sorted((errors, one) for errors, one in near if errors == 1 or one[0] == text[0])
