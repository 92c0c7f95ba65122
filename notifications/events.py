"""Events of the inbox."""

from typing import Any
from uuid import UUID

from pydantic import Field

from realtime.events import Event, Instant


class NotificationNew(Event):
    """A notification arrived in the inbox; the data is the notification as REST gives it."""

    type = "notification:new"
    by_id = True
    id: UUID
    kind: str = Field(alias="type", description="message, match or moderation")
    data: dict[str, Any]
    is_read: bool
    created_at: Instant


class NotificationUpdated(Event):
    """Notifications were read, on any device or because what they are about is over, or say less than before."""

    type = "notification:updated"
    ids: list[UUID] | None = Field(description="null: all that were unread")
    is_read: bool
