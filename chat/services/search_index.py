"""The index that one's messages are searched by: rows of (conversation, beginning of a word, message).

Who sends writes nothing here: sending costs what it did before there was a search. `Conversation.indexed_seq` says up
to which message a conversation is in the index; whoever searches first indexes what was written since, at most a
hundred messages at a time, and `manage.py index_messages` does it for all ahead of time. Both go on where the last one
stopped.

Looked at instead, in November 2026, and why not:
- Full-text search of the databases: FTS5, tsvector and MongoDB's text index are three languages with three ideas of a
  word, none of which finds 日本語 inside a sentence or Łódź by lodz; and each message would be written to it at once.
- Rows written with each message, by the batcher: some 12 rows for 10 words, 0.2 ms beside 0.5 ms for sending it, also
  for the many that nobody ever searches.
- Whole words, with a range for beginnings: databases order texts by their own rules, so a range of beginnings needs an
  index of its own in PostgreSQL. Stored beginnings are found by equality on every engine, as topics' are. Three and six
  letters are few rows, and `search_text.is_found` looks at the messages themselves, so the index only has to leave
  none out.

Whatever changes or removes a message's text calls `message_index_again` in the same transaction. When the folding
changes, a migration sets `indexed_seq` to 0 and deletes the rows.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F

from chat.models import Conversation, Message, MessageWord
from chat.search_text import keys_of_text
from skillswap.db import run, transactional
from skillswap.db.locks import lock_rows
from skillswap.errors import Busy

TOGETHER = 100  # messages of one transaction,
ROWS_TOGETHER = 2000  # and fewer once they have so many rows: while it runs nobody writes in the conversation
AT_ONCE = 15_000  # rows that one search may write: some 1,200 messages of ten words, or 15 of the longest


def conversations_index(ids: Sequence[UUID], *, at_most: int = AT_ONCE) -> bool:
    """Put into the index what these conversations still lack, some `at_most` rows; returns whether all is there.

    A database that is busy says False too: what is indexed can be searched meanwhile.
    """
    waiting = Conversation.objects.filter(pk__in=list(ids), last_seq__gt=F("indexed_seq"))
    left = at_most
    for conversation_id in list(waiting.order_by("-last_message_at").values_list("pk", flat=True)):
        try:
            while done := run(_index_next, conversation_id) if left > 0 else 0:
                left -= done
        except Busy:
            return False
        if left <= 0:
            return False
    return True


def _index_next(conversation_id: UUID) -> int:
    """Index the next messages of a conversation; returns how many rows that made, a message without any counted as one.

    The row is locked first: two who index run in turn, and a text that is removed meanwhile is seen, or its removal
    waits and takes away what is written here.
    """
    if not lock_rows(Conversation.objects.filter(pk=conversation_id)):
        return 0
    indexed = Conversation.objects.values_list("indexed_seq", flat=True).get(pk=conversation_id)
    rows = Message.objects.filter(conversation_id=conversation_id, seq__gt=indexed).order_by("seq")
    words: list[MessageWord] = []
    without = 0
    for message in rows.values("id", "seq", "kind", "content")[:TOGETHER]:
        words += (found := _words(conversation_id, message))
        without += not found
        indexed = message["seq"]
        if len(words) >= ROWS_TOGETHER:
            break
    if done := len(words) + without:
        MessageWord.objects.bulk_create(words)
        Conversation.objects.filter(pk=conversation_id).update(indexed_seq=indexed)
    return done


def _words(conversation_id: UUID, message: Mapping[str, Any]) -> list[MessageWord]:
    """Cards have no text of their own, and what is removed has none any more."""
    if message["kind"] not in Message.WRITTEN:
        return []
    keys = keys_of_text(message["content"])
    return [MessageWord(conversation_id=conversation_id, key=key, message_id=message["id"]) for key in keys]


@transactional
def message_index_again(message_id: UUID) -> None:
    """The index has what the message says now, which is nothing once it is removed.

    Call it in the transaction that changed its text, after the change.
    """
    message = Message.objects.filter(pk=message_id).values("id", "conversation_id", "seq", "kind", "content").get()
    lock_rows(Conversation.objects.filter(pk=message["conversation_id"]))
    MessageWord.objects.filter(message_id=message_id).delete()
    indexed = Conversation.objects.values_list("indexed_seq", flat=True).get(pk=message["conversation_id"])
    if message["seq"] <= indexed:
        MessageWord.objects.bulk_create(_words(message["conversation_id"], message))
