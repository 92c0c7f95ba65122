"""Commands of shared documents on the socket."""

from typing import Any
from uuid import UUID

from pydantic import Base64Bytes, Field

from realtime.commands import Command, CommandData, register
from rooms.models import DocumentName
from rooms.services.documents import LARGEST_IN_FRAME, awareness_publish, document_append
from skillswap.db.pool import in_thread

STATE_LENGTH = 4000  # characters of base64


class InDocument(CommandData):
    session_id: UUID
    document: DocumentName


class UpdateDocument(InDocument):
    update: Base64Bytes = Field(
        max_length=LARGEST_IN_FRAME // 3 * 4, description="A Yjs update (version 1), base64; larger ones over REST."
    )


class ShowAwareness(InDocument):
    state: Base64Bytes = Field(max_length=STATE_LENGTH, description="What an awareness of Yjs encodes, base64.")


async def _update(user_id: UUID, command_id: str, data: UpdateDocument) -> dict[str, Any]:
    name = data.document
    seq = await in_thread(document_append, session_id=data.session_id, name=name, by=user_id, update=data.update)
    return {"seq": seq}


async def _awareness(user_id: UUID, command_id: str, data: ShowAwareness) -> dict[str, Any]:
    name = data.document
    await in_thread(awareness_publish, session_id=data.session_id, name=name, by=user_id, state=data.state)
    return {}


def register_commands() -> None:
    """Make the commands known to the socket."""
    register(Command("document:update", UpdateDocument, _update, "Change the board or the text; the ack is its `seq`."))
    register(Command("document:awareness", ShowAwareness, _awareness, "Where your pointer or cursor in it is now."))
