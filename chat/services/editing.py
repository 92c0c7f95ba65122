"""Changing the text of a message that was sent."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings

from chat.errors import EditedElsewhere, EditTooLate, MessageIsDeleted, NotEditable, NotYourMessage
from chat.events import MessageEdited
from chat.models import Message
from chat.services.changeable import changeable_message, readers_of, require_still_open
from chat.services.drafts import content_rules
from chat.services.search_index import message_index_again
from realtime.services import publish
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from skillswap.http.throttling import counted

STEP = dt.timedelta(milliseconds=1)


def message_edit(*, message_id: UUID, by: UUID, content: str) -> None:
    """Change the text of an own message, for EDIT_MINUTES after it was sent; the same text again changes nothing.

    Of two edits at once, and of an edit and a deletion, one wins. What was reported stays as it was reported.
    Raises NotFound, NotYourMessage, ConversationClosed, MessageIsDeleted, NotEditable, EditTooLate, EditedElsewhere,
    InvalidInput, TooFast. Emits chat:message:edited to who may read it.
    """
    message = changeable_message(message_id, by=by)
    if message["sender_id"] != by:
        raise NotYourMessage
    if message["kind"] not in Message.WRITTEN:
        raise NotEditable
    if now_ms() > message["created_at"] + dt.timedelta(minutes=settings.EDIT_MINUTES):
        raise EditTooLate
    InvalidInput.require(*content_rules(content, with_files=bool(message["attachments"])))
    if content == message["content"]:
        return
    with counted("message_edit", by):
        run(_edit, message, by, content)


def _edit(message: dict[str, Any], by: UUID, content: str) -> None:
    """`message` was read before the transaction: when it runs again, it still knows what it wanted to change."""
    before = message["edited_at"]
    now = now_ms() if before is None else max(now_ms(), before + STEP)  # so that the next one sees a difference
    there = Message.objects.filter(pk=message["id"], deleted_at=None)
    if not there.filter(edited_at=before).update(content=content, edited_at=now):
        raise EditedElsewhere if there.exists() else MessageIsDeleted
    require_still_open(message, by=by)
    message_index_again(message["id"])
    about = {name: message[name] for name in ("id", "conversation_id", "seq")}
    publish(MessageEdited(**about, content=content, edited_at=now), to=readers_of(message, by=by))
