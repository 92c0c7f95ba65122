"""Events of shared documents; whoever missed one reads on from the last `seq` that they have."""

from uuid import UUID

from pydantic import Field

from realtime.events import EphemeralEvent


class DocumentUpdated(EphemeralEvent):
    """The board or the text of a session changed, to both people, the tab of who changed it too."""

    type = "document:updated"
    session_id: UUID
    document: str = Field(description="board or text.")
    seq: int = Field(description="Rises by one. A gap says that you missed something: read on from yours over REST.")
    user_id: UUID = Field(description="Who changed it.")
    update: str | None = Field(description="A Yjs update, base64; null for one that is too large: read it over REST.")


class DocumentAwareness(EphemeralEvent):
    """Where somebody's pointer or cursor in a document is, to both people; nothing of it is stored."""

    type = "document:awareness"
    session_id: UUID
    document: str
    user_id: UUID
    state: str = Field(description="What an awareness of Yjs encodes, base64.")
