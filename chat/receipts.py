"""Who sees how far somebody has read: oneself always, the other one while both show it.

What is read while its reader does not show it leaves no read mark, so it stays unseen when they show it again; the
next message that they read then says that those before it are read, too.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from accounts.sharing import showing_read_receipts
from chat.messages import Row, seen_at
from skillswap.http.json import iso

SHOWS = "user__show_read_receipts"  # of a Participant's row
POSITION = ("user_id", "read_seq", "read_at", "read_marks", SHOWS)  # what these functions ask of it


def seen_by(message: Row, sides: Sequence[Row], viewer_id: UUID) -> list[dict[str, Any]]:
    """`seenBy` of a message as `viewer_id` may see it, from all sides of its conversation."""
    readers = [side for side in sides if side["user_id"] != message["sender_id"]]
    return [
        {"userId": str(side["user_id"]), "readAt": seen_at(message["seq"], side["read_marks"]) or iso(side["read_at"])}
        for side in readers
        if _position(side, sides, viewer_id)["seq"] >= message["seq"]
    ]


def read_positions(sides: Sequence[Row], viewer_id: UUID) -> list[dict[str, Any]]:
    """How far everyone has read as `viewer_id` may see it; what they may not see is as if nothing was read."""
    return [{"user_id": side["user_id"], **_position(side, sides, viewer_id)} for side in sides]


def _position(side: Row, sides: Sequence[Row], viewer_id: UUID) -> dict[str, Any]:
    if side["user_id"] == viewer_id:
        return {"seq": side["read_seq"], "read_at": side["read_at"]}
    if not side["read_marks"] or not all(one[SHOWS] for one in sides):
        return {"seq": 0, "read_at": None}
    seq, milliseconds = side["read_marks"][-1]
    return {"seq": seq, "read_at": dt.datetime.fromtimestamp(milliseconds / 1000, tz=dt.UTC)}


def readings_shown(user_id: UUID, events: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Which events `chat:read` of a log its member may see now. Entry of `MAY_SEE`. One query."""
    readers = [UUID(event["userId"]) for event in events]
    shown = showing_read_receipts({user_id, *readers})
    return [reader == user_id or {reader, user_id} <= shown for reader in readers]
