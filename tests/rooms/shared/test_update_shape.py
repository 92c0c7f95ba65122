"""What somebody made up is recognised before anything reads it that could fall over it."""

import contextlib
import random

import pycrdt
import pytest

from rooms.documents.update_shape import NotAnUpdate, require_update
from tests.rooms.shared.pages import Page, update_of


def number(value):
    """As lib0's writeVarUint."""
    written = b""
    while value > 127:
        written += bytes([value & 127 | 128])
        value >>= 7
    return written + bytes([value])


ITEM = bytes([1, 1, 1, 0])  # one page, one item, of page 1, its first
VALUES = ITEM + bytes([8, 1, 1]) + b"x" + bytes([1])  # one value in the root type x
WRONG = {
    "nothing": b"",
    "half of one": update_of("Hello")[:-3],
    "more than one": update_of("Hello") + b"\0",
    "a text": b"Hello, this is no update at all",
    "values nested so deep that reading them ends the process": VALUES + bytes([117, 1]) * 100_000 + b"\x7e\0",
    "a count of pages that are not there": number(2**28) + b"\1\1\0",
    "a count of items that are not there": bytes([1]) + number(2**28) + b"\1\0",
    "a count of values that are not there": VALUES + bytes([117]) + number(2**28),
    "a number without an end": bytes([1]) + b"\xff" * 30,
    "a document in a document": ITEM + bytes([9, 1, 1]) + b"x" + bytes([1]) + b"g" + bytes([118, 0]) + b"\0",
    "an item that moves another": ITEM + bytes([11, 1, 1]) + b"x" + bytes([0, 0, 0, 0]) + b"\0",
    "an item without a length": ITEM + bytes([0, 0]) + b"\0",
    "a text that is no UTF-8": ITEM + bytes([4, 1, 1]) + b"x" + bytes([1]) + b"\xff" + b"\0",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_update_is_refused(wrong):
    with pytest.raises(NotAnUpdate):
        require_update(WRONG[wrong])


def test_everything_that_pages_make_is_an_update():
    page = Page()
    page.writes("Grüße 🎈 שלום")
    page.draws(style={"kind": "pen", "width": 2}, at=[1.5, -3], points=pycrdt.Array([b"\1\2"]), none=None, big=2**40)
    page.erases(2, 5)
    page.doc.get("text", type=pycrdt.Text).format(0, 2, {"bold": True})
    for update in (*page.made, page.doc.get_update(), pycrdt.merge_updates(*page.made)):
        require_update(update)


def test_whatever_passes_is_read_without_harm():
    """Of ten thousand updates with a few bytes changed, pycrdt takes those that pass, or says that it does not."""
    page, chance, passed = Page(), random.Random(11), 0
    page.writes("Grüße 🎈")
    page.draws(style={"kind": "pen"}, points=pycrdt.Array([b"\1\2"]), at=[1.5, 3])
    page.erases(1, 2)
    for _ in range(10_000):
        update = bytearray(page.doc.get_update())
        for _ in range(chance.randint(1, 3)):
            update[chance.randrange(len(update))] = chance.choice([0, 1, chance.randrange(256)])
        try:
            require_update(bytes(update))
        except NotAnUpdate:
            continue
        passed += 1
        with contextlib.suppress(ValueError):
            pycrdt.merge_updates(bytes(update))
    assert passed > 1000
