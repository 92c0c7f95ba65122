"""Temporary ids of earlier systems' clients are any text; ours are UUIDs."""

from typing import Annotated
from uuid import UUID, uuid4, uuid5

from pydantic import Field

TemporaryId = Annotated[str, Field(max_length=200)] | int


def client_id_from(temporary: TemporaryId | None, *, sender_id: UUID) -> UUID:
    """The `clientId` of a message that its sender calls `temporary`: the same text gives the same id, so that a
    repeated message is sent once. A UUID is kept; without a text the message gets an id of its own.
    """
    text = "" if temporary is None else str(temporary)
    if not text:
        return uuid4()
    try:
        return UUID(text)
    except ValueError:
        return uuid5(sender_id, text)
