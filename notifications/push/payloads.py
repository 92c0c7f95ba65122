"""What a push holds: who and what kind, where a press leads, and which notifications still wait."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings

from notifications.models import Kind
from notifications.push.delivery import Push
from notifications.push.texts import path_of, title_of
from notifications.push.waiting import Waiting
from skillswap.db.fields import now_ms
from skillswap.http.json import iso

WITHDRAWAL_KEPT = dt.timedelta(hours=1)
URGENT = (Kind.MESSAGE, Kind.SESSION, Kind.REQUEST)


def notification_push(waiting: Waiting, ids: Sequence[UUID] | None) -> Push:
    """The push of a notification; `ids`: of all that wait, None when they are too many to name."""
    kept = dt.timedelta(hours=settings.PUSH_KEPT_HOURS)
    if begins := begins_at(waiting):
        kept = min(kept, begins - now_ms())
    content = {
        "type": "notification",
        "id": str(waiting.id),
        "title": title_of(waiting.kind, waiting.data),
        "path": path_of(waiting.kind, waiting.data),
        "tag": waiting.key,  # of each key a browser shows one
        "createdAt": iso(waiting.created_at),
    }
    urgency = "high" if waiting.kind in URGENT else "normal"
    return Push(content | _what_waits(ids), about=_about(waiting.user_id, waiting.key), kept=kept, urgency=urgency)


def withdrawal_push(user_id: UUID, key: str, ids: Sequence[UUID] | None) -> Push:
    """Says only what still waits. It replaces the push about `key` ("" for several) that a browser did not get yet."""
    content = {"type": "withdrawal"} | _what_waits(ids)
    return Push(content, about=_about(user_id, key), kept=WITHDRAWAL_KEPT, urgency="normal")


def begins_at(waiting: Waiting) -> dt.datetime | None:
    """When the session of a reminder begins."""
    if waiting.data.get("event") != "session_reminder":
        return None
    return dt.datetime.fromisoformat(waiting.data["scheduledTime"])


def _about(user_id: UUID, key: str) -> str:
    return f"{user_id}:{key}"


def _what_waits(ids: Sequence[UUID] | None) -> dict[str, Any]:
    return {"sentAt": iso(now_ms()), "waiting": None if ids is None else [str(pk) for pk in ids]}
