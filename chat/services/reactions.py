"""Emoji under messages."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from chat.emoji import emoji_of
from chat.errors import MessageIsDeleted, TooManyReactions
from chat.events import ReactionsChanged
from chat.models import Message, Reaction
from chat.selectors.reactions import reactions_written
from chat.services.changeable import changeable_message, readers_of, require_still_open
from realtime.services import publish
from skillswap.db import run
from skillswap.errors import InvalidInput
from skillswap.http.throttling import counted


def reaction_put(*, message_id: UUID, by: UUID, emoji: str) -> ReactionsChanged:
    """Put an emoji under a message of anybody's; once more is fine. Returns what is under it then.

    No notification and nothing unread: it asks for no answer. Raises NotFound, ConversationClosed, MessageIsDeleted,
    InvalidInput for what is not one emoji, TooManyReactions, TooFast. Emits chat:reaction to who may read it.
    """
    return _change(message_id, by, emoji, is_put=True)


def reaction_take(*, message_id: UUID, by: UUID, emoji: str) -> ReactionsChanged:
    """Take away an own emoji; when it is not there, that is fine. Returns, raises and emits as `reaction_put`."""
    return _change(message_id, by, emoji, is_put=False)


def _change(message_id: UUID, by: UUID, emoji: str, *, is_put: bool) -> ReactionsChanged:
    message = changeable_message(message_id, by=by)
    spelled = emoji_of(emoji)
    if spelled is None:
        raise InvalidInput("emoji", _("Send one emoji."))
    mine = Reaction.objects.filter(message_id=message_id, user_id=by, emoji=spelled)
    if mine.exists() != is_put:
        with counted("reaction", by):
            return run(_write, message, by, spelled, is_put)
    return _now(message["id"])


def _now(message_id: UUID) -> ReactionsChanged:
    """Raises MessageIsDeleted when it was, since it was looked at."""
    event = reactions_written(message_id)
    if event is None:
        raise MessageIsDeleted
    return event


def _write(message: dict[str, Any], by: UUID, emoji: str, is_put: bool) -> ReactionsChanged:
    """The message's row is ours from the first line on: whoever deletes it, or reacts too, comes before or after."""
    there = Message.objects.filter(pk=message["id"], deleted_at=None)
    if not there.update(reaction_changes=F("reaction_changes") + 1):
        raise MessageIsDeleted
    require_still_open(message, by=by)
    mine = Reaction.objects.filter(message_id=message["id"], user_id=by)
    known = set(mine.values_list("emoji", flat=True))
    if is_put and emoji not in known:
        if len(known) >= settings.REACTIONS_PER_MESSAGE:
            raise TooManyReactions
        Reaction.objects.create(message_id=message["id"], user_id=by, emoji=emoji)
    elif not is_put:
        mine.filter(emoji=emoji).delete()
    event = _now(message["id"])
    publish(event, to=readers_of(message, by=by))
    return event
