"""Conversations and messages."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import visible_person
from chat.models import Message
from chat.selectors import (
    conversation_with,
    conversations_numbered,
    message_shown,
    messages_of,
    sessions_answered,
)
from compat.barter.selectors.people import people_by_id, users_in_conversation
from compat.barter.shapes import Shape
from compat.barter.shapes.messages import conversation_shape, message_shape
from learning.selectors import requests_now
from skillswap.errors import NotFound
from skillswap.http.pagination import NumberedPage, Page

Rows = Collection[Mapping[str, Any]]


def conversations_page(user_id: UUID, *, page: int, limit: int) -> NumberedPage:
    """A page of the member's conversations: two queries more than `conversations_numbered`."""
    found = conversations_numbered(user_id, page=page, limit=limit)
    sessions = sessions_of_messages([row["last_message"] for row in found.rows if row["last_message"]])
    return NumberedPage([_line(row, user_id, sessions) for row in found.rows], page, limit, found.total)


def _line(row: Mapping[str, Any], user_id: UUID, sessions: Mapping[str, Any]) -> Shape:
    people = people_by_id(row["participants"])
    last = row["last_message"] and message_shape(row["last_message"], people, sessions)
    other = next(person for key, person in people.items() if key != str(user_id))
    return conversation_shape(row["id"], other, last, row["unread_count"])


def messages_with(user: User, other_id: UUID, *, cursor: str | None, limit: int) -> Page:
    """A page of what the two wrote, the newest page first, oldest first in it; nothing yet is an empty page.

    Raises NotFound for somebody whom the member may not see and has no conversation with. At most nine queries, and
    those of `acquaintances`.
    """
    conversation_id = conversation_with(user.pk, other_id)
    if conversation_id is None:
        if other_id == user.pk or visible_person(other_id, viewer=user) is None:
            raise NotFound
        return Page([], None, limit)
    page = messages_of(user.pk, conversation_id, cursor=cursor, after_seq=None, limit=limit)
    people, sessions = users_in_conversation(user.pk, other_id), sessions_of_messages(page.rows)
    shown = [message_shape(row, people, sessions) for row in reversed(page.rows)]
    return Page(shown, page.next_cursor, page.limit)


def message_page(user_id: UUID, other_id: UUID, message_id: UUID) -> Shape:
    """One message of the two. Raises NotFound."""
    message = message_shown(user_id, message_id)
    return message_shape(message, users_in_conversation(user_id, other_id), sessions_of_messages([message]))


def sessions_of_messages(messages: Rows) -> dict[str, dict[str, Any]]:
    """By the id of the card, the sessions that these messages ask for or answer, as they are now: two queries."""
    asked = {row["id"]: UUID(row["subjectId"]) for row in messages if _is_card(row) and row["subjectId"]}
    answered = {UUID(row["replyTo"]) for row in messages if row["replyPreview"] and _is_card(row["replyPreview"])}
    asked |= {str(pk): session_id for pk, session_id in sessions_answered(answered).items()}
    now = requests_now(set(asked.values()))
    return {card_id: now[session_id] for card_id, session_id in asked.items() if session_id in now}


def _is_card(row: Mapping[str, Any]) -> bool:
    return bool(row["kind"] == Message.Kind.SESSION)
