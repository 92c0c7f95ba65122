"""Base of the typed events that apps publish: one source for the socket, the docs and the client's types."""

import datetime as dt
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, PlainSerializer
from pydantic.alias_generators import to_camel

from skillswap.http.json import iso

Instant = Annotated[dt.datetime, PlainSerializer(iso, return_type=str)]

REGISTRY: dict[str, type["Event"]] = {}


class Payload(BaseModel):
    """A part of an event: frozen, snake_case here and camelCase on the wire."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


class Event(Payload):
    """A persistent event: goes to the log of each person concerned and carries their cursor.

    Subclasses set `type` ("swap:updated") and declare the fields of `data`. One that repeats what people wrote sets
    `by_id`: the log keeps its `id` alone, and `hooks.CURRENT` gives at a replay what it says then.
    """

    type: ClassVar[str]
    persistent: ClassVar[bool] = True
    by_id: ClassVar[bool] = False

    def kept(self) -> str:
        """What the log keeps of it: JSON text."""
        return self.model_dump_json(by_alias=True, include={"id"} if self.by_id else None)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "type" in cls.__dict__:
            REGISTRY[cls.type] = cls


class EphemeralEvent(Event):
    """An event that may be dropped: it is never stored and has no cursor."""

    persistent: ClassVar[bool] = False


class Skipped(Event):
    """An empty step of the cursor: what stood here may no longer be seen. Move the cursor on and do nothing."""

    type = "skipped"


class UserOnline(EphemeralEvent):
    """A contact opened their first tab."""

    type = "user:online"
    user_id: UUID
    last_online_at: Instant | None


class UserOffline(EphemeralEvent):
    """A contact closed their last tab."""

    type = "user:offline"
    user_id: UUID
    last_online_at: Instant | None
