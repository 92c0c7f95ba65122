"""Events of the inbox."""

from typing import Any
from uuid import UUID

from pydantic import Field

from realtime.events import Event, Instant


class NotificationNew(Event):
    """Something to know arrived in the inbox; the data is the notification as REST gives it."""

    type = "notification:new"
    id: UUID
    kind: str = Field(alias="type", description="message, match or moderation")
    data: dict[str, Any]
    is_read: bool
    created_at: Instant
