"""Previews end where a reader sees the end of a letter."""

import pytest

from skillswap.graphemes import cut

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 4, "long"),
        ("ae\u0301b", 2, "a"),  # e and its accent
        ("ab" + FAMILY, 4, "ab"),
        ("ab" + FAMILY, 7, "ab" + FAMILY),
        ("a\U0001f44d\U0001f3fdb", 2, "a"),  # a thumb and its colour
        ("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", 3, "\U0001f1e9\U0001f1ea"),  # two flags
        ("\u1112\u1161\u11ab!", 2, "\u1112\u1161"),  # one syllable alone is longer than there is room for
        ("\u0928\u093f\u0928\u093f", 3, "\u0928\u093f"),
        (FAMILY, 2, FAMILY[:2]),
    ],
)
def test_a_text_is_cut_between_letters(text, most, shown):
    assert cut(text, most) == shown
