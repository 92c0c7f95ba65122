"""Conversations and messages as system E reads and sends them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from chat.models import Conversation
from chat.selectors import conversation_of, conversations_by_activity, message_sent_as, messages_of, other_in
from chat.services import Draft, Upload, attachment_upload, attachments_discard, conversation_open, message_send
from compat.errors import NotOneself
from compat.shop.shapes import Shape, conversation_out, message_out
from compat.temporary_ids import client_id_from
from skillswap.errors import InvalidInput
from skillswap.phrases import most_files

MOST_LISTED = 500  # their lists have no pages


def conversation_with_out(*, by: User, body: dict[str, Any]) -> tuple[Shape, bool]:
    """The conversation with whom `body` names, and whether it is new.

    Raises InvalidInput, NotFound, and NotOneself when two people are named and neither is `by`.
    """
    named: list[UUID] = [body["recipientId"]] if "recipientId" in body else body["participants"]
    others = [pk for pk in named if pk != by.pk] or named  # oneself alone is refused by the service
    if len(others) > 1:
        raise NotOneself
    conversation, created = conversation_open(by=by, with_id=others[0])
    return conversation_out(conversation_of(by.pk, conversation.pk), by.pk), created


def conversations_list(user_id: UUID) -> list[Shape]:
    """The newest MOST_LISTED, the queries of `conversations_by_activity`."""
    listed = conversations_by_activity(user_id, limit=MOST_LISTED)
    return [conversation_out(conversation, user_id) for conversation in listed]


def messages_list(user_id: UUID, conversation_id: UUID) -> list[Shape]:
    """The newest MOST_LISTED, oldest first, the queries of `messages_of`. Raises NotFound."""
    other_in(user_id, conversation_id)
    page = messages_of(user_id, conversation_id, cursor=None, after_seq=None, limit=MOST_LISTED)
    return [message_out(message, user_id) for message in reversed(page.rows)]


def message_send_with_files(*, by: UUID, body: dict[str, Any], files: Sequence[UploadedFile]) -> tuple[Shape, bool]:
    """Store the files and send them with the text, once for each `tempId`; returns it and whether it is new.

    A file whose message is refused does not stay. Raises what `attachment_upload` and `message_send` raise, and
    NotOneself for a sender who is somebody else. Call it outside a transaction.
    """
    if body.get("senderId") not in (None, by):
        raise NotOneself
    conversation_id = body["conversationId"]
    client_id = client_id_from(body.get("tempId"), sender_id=by)
    if files and (there := _sent_before(by, client_id, body)):  # its files are stored, under ids of their own
        return message_out(there, by), False
    uploaded: list[UUID] = []
    try:
        for file in files:
            upload = Upload(file, file.size or 0, file.name or "")
            uploaded.append(attachment_upload(conversation_id=conversation_id, by=by, upload=upload)[0].pk)
        sent = message_send(Draft(conversation_id, by, client_id, body["text"], None, tuple(uploaded)))
    except BaseException:
        attachments_discard(ids=uploaded)
        raise
    return message_out(sent.message, by), sent.created


def _sent_before(by: UUID, client_id: UUID, body: dict[str, Any]) -> dict[str, Any] | None:
    """The message that this `tempId` made earlier, if it was this one."""
    there = message_sent_as(by, client_id)
    same = there and (there["conversationId"], there["content"]) == (str(body["conversationId"]), body["text"])
    return there if same else None


def require_files_within(files: Sequence[UploadedFile], most: int) -> None:
    """Raises InvalidInput, before anything is stored."""
    InvalidInput.require(
        (
            len(files) <= most,
            "attachment",
            most_files(most),
        )
    )


def is_conversation(pk: UUID) -> bool:
    """True for the id of a conversation, whoever is in it. One query."""
    return Conversation.objects.filter(pk=pk).exists()
