"""Which messages of a conversation somebody may read.

Of two people's both read all. In a ring's, who joined later reads what came since, and who left what came before.
"""

from collections.abc import Iterable

from chat.messages import Row

REACH = ("from_seq", "until_seq")  # what these functions ask of a Participant's row
NO_SEQ = 2**62  # higher than any message's number


def last_readable(side: Row, last_seq: int) -> int:
    """The number of the newest message that they may read; `from_seq` says that there is none."""
    return last_seq if side["until_seq"] is None else min(side["until_seq"], last_seq)


def can_read(side: Row, seq: int) -> bool:
    """Whether message `seq` is among those that they may read."""
    return bool(side["from_seq"] < seq <= last_readable(side, NO_SEQ))


def met(one: Row, two: Row) -> bool:
    """Whether these two could read the same messages, or can from now on."""
    return max(one["from_seq"], two["from_seq"]) < min(last_readable(one, NO_SEQ), last_readable(two, NO_SEQ))


def first_for_all(sides: Iterable[Row]) -> int:
    """The number of the first message that all who are still there may read: none before it may be quoted."""
    return 1 + max((side["from_seq"] for side in sides if side["until_seq"] is None), default=0)
