"""Who sees how far somebody has read: oneself always, another one while both show it.

What is read while its reader does not show it leaves no read mark, so it stays unseen when they show it again; the
next message that they read then says that those before it are read, too.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from accounts.sharing import showing_read_receipts
from chat.messages import Row, seen_at
from chat.reach import REACH, can_read, met
from skillswap.http.json import iso

SHOWS = "user__show_read_receipts"  # of a Participant's row
POSITION = ("user_id", "read_seq", "read_at", "read_marks", SHOWS, *REACH)  # what these functions ask of it


def seen_by(message: Row, sides: Sequence[Row], viewer_id: UUID) -> list[dict[str, Any]]:
    """`seenBy` of a message as `viewer_id` may see it, from all sides of its conversation."""
    readers = [side for side in sides if side["user_id"] != message["sender_id"] and can_read(side, message["seq"])]
    return [
        {"userId": str(side["user_id"]), "readAt": seen_at(message["seq"], side["read_marks"]) or iso(side["read_at"])}
        for side in readers
        if _position(side, sides, viewer_id)["seq"] >= message["seq"]
    ]


def read_positions(sides: Sequence[Row], viewer_id: UUID) -> list[dict[str, Any]]:
    """How far everyone whom `viewer_id` met there has read as they may see it; what they may not see is as if nothing
    was read.
    """
    mine = _side_of(viewer_id, sides)
    return [{"user_id": side["user_id"], **_position(side, sides, viewer_id)} for side in sides if met(side, mine)]


def _side_of(user_id: UUID, sides: Sequence[Row]) -> Row:
    return next(side for side in sides if side["user_id"] == user_id)


def _position(side: Row, sides: Sequence[Row], viewer_id: UUID) -> dict[str, Any]:
    if side["user_id"] == viewer_id:
        return {"seq": side["read_seq"], "read_at": side["read_at"]}
    if not side["read_marks"] or not side[SHOWS] or not _side_of(viewer_id, sides)[SHOWS]:
        return {"seq": 0, "read_at": None}
    seq, milliseconds = side["read_marks"][-1]
    return {"seq": seq, "read_at": dt.datetime.fromtimestamp(milliseconds / 1000, tz=dt.UTC)}


def readings_shown(user_id: UUID, events: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Which events `chat:read` of a log its member may see now. Entry of `MAY_SEE`. One query."""
    readers = [UUID(event["userId"]) for event in events]
    shown = showing_read_receipts({user_id, *readers})
    return [reader == user_id or {reader, user_id} <= shown for reader in readers]
