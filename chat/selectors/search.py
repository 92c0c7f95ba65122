"""Searching in one's own messages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.selectors import cards_of
from chat.models import Message, MessageWord, Participant
from chat.search_text import is_found, key_for, snippet, tokens_of
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.pagination import Page, cursor_values, page_from

SEARCHED = 1000  # of the member's conversations, the newest
SCANNED = 300  # messages that one page looks at
COLUMNS = ("id", "conversation_id", "seq", "sender_id", "content", "created_at")


def conversations_searched(user_id: UUID, conversation_id: UUID | None) -> dict[UUID, UUID]:
    """The conversations that the member may search, each with the other's id: all that they may read, or that one.

    Raises NotFound. One query.
    """
    mine = Participant.objects.filter(user_id=user_id, is_blocked=False).values_list("conversation_id", "other_id")
    if conversation_id is None:
        written = mine.filter(last_message_at__isnull=False)  # PostgreSQL puts those without a message first
        return dict(written.order_by("-last_message_at", "-id")[:SEARCHED])
    found = dict(mine.filter(conversation_id=conversation_id))
    if not found:
        raise NotFound
    return found


def messages_found(conversations: Mapping[UUID, UUID], *, q: str, cursor: str | None, limit: int) -> Page:
    """A page of messages with all words of `q`, newest first. Raises InvalidInput. Three queries.

    It looks at SCANNED messages at most, so a page may be short, even empty, and have a next one.
    """
    tokens = tokens_of(q)
    if not tokens:
        raise InvalidInput("q", _("Write a word to look for."))
    rows = MessageWord.objects.filter(conversation_id__in=list(conversations), key=key_for(tokens))
    if cursor:
        rows = rows.filter(message_id__lt=cursor_values(cursor, Message, ["id"])["id"])
    candidates = list(rows.order_by("-message_id").values_list("message_id", flat=True)[: SCANNED + 1])
    texts = Message.objects.filter(pk__in=candidates[:SCANNED], deleted_at=None).order_by("-id").values(*COLUMNS)
    found = [row for row in texts if is_found(row["content"], tokens)]
    page = page_from(found, columns=["id"], limit=limit)
    if page.next_cursor is None and len(candidates) > SCANNED:
        looked_at = page_from([{"id": pk} for pk in candidates[-2:]], columns=["id"], limit=1)
        page = Page(page.rows, looked_at.next_cursor, limit)
    people = cards_of(conversations[row["conversation_id"]] for row in page.rows)
    shown = [_found_out(row, people[conversations[row["conversation_id"]]], tokens) for row in page.rows]
    return Page(shown, page.next_cursor, limit)


def _found_out(row: dict[str, Any], partner: dict[str, Any], tokens: list[str]) -> dict[str, Any]:
    shown = {name: row[name] for name in COLUMNS if name != "content"}
    return shown | {"partner": partner, "snippet": snippet(row["content"], tokens)}
