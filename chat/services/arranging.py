"""How one member wants a conversation of theirs: muted, archived, pinned, marked as unread. Nobody else learns of it.

A muted conversation makes no notification, and so nothing that is sent for notifications: no push, no mail. An
archived one comes back with the next message, its member's own too, unless it is muted and another wrote.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.services import members_lock
from chat.errors import TooManyPinned
from chat.events import ConversationUpdated
from chat.models import ARRANGED, PINNED_MOST, Participant
from chat.services.drafts import Draft, SendingContext
from chat.services.notifications import notification_key
from notifications.services import notifications_end
from realtime.services import publish
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound


def is_muted(muted_until: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a member with this `Participant.muted_until` wants no notifications now."""
    return muted_until is not None and muted_until > now


@transactional
def conversation_arrange(*, conversation_id: UUID, by: UUID, changes: Mapping[str, Any]) -> None:
    """Set some of ARRANGED for `by`. Muting ends the notification that waits; archiving unpins, pinning brings back.

    Raises NotFound, InvalidInput, TooManyPinned. Emits chat:conversation:updated to `by` alone.
    """
    _require_possible(changes)
    if changes.get("is_pinned"):
        _require_room(conversation_id, by)
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    if not (mine.update(**_all_of(changes)) if changes else mine.exists()):
        raise NotFound
    if changes.get("muted_until"):
        notifications_end(to=[by], keys=[notification_key(conversation_id)])
    if changes:
        _publish(conversation_id, by)


def _require_possible(changes: Mapping[str, Any]) -> None:
    until = changes.get("muted_until")
    both = changes.get("is_archived") and changes.get("is_pinned")
    InvalidInput.require(
        (until is None or until > now_ms(), "muted_until", _("Use a time to come.")),
        (not both, "is_pinned", _("What is in the archive cannot be pinned.")),
    )


def _require_room(conversation_id: UUID, by: UUID) -> None:
    """Pins of two tabs at once run in turn. Raises TooManyPinned."""
    members_lock(by)
    others = Participant.objects.filter(user_id=by, is_archived=False, is_pinned=True, is_blocked=False)
    if others.exclude(conversation_id=conversation_id).count() >= PINNED_MOST:
        raise TooManyPinned


def _all_of(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes and what follows from them."""
    if changes.get("is_archived"):
        return {**changes, "is_pinned": False}
    return {**changes, "is_archived": False} if changes.get("is_pinned") else dict(changes)


def archived_return(drafts: Sequence[Draft], context: SendingContext, now: dt.datetime) -> None:
    """Take the conversations of these messages out of the archives that they come back from.

    Call it in the transaction that sends them. Costs nothing where nothing was archived when their sending began: who
    archives at that very moment keeps it archived until the message after. Emits chat:conversation:updated.
    """
    sides = {
        side["id"]: side
        for draft in drafts
        for side in context.people_of(draft)
        if side["is_archived"] and (side["user_id"] == draft.sender_id or not is_muted(side["muted_until"], now))
    }
    if sides and Participant.objects.filter(pk__in=list(sides), is_archived=True).update(is_archived=False):
        for side in sides.values():
            _publish(side["conversation_id"], side["user_id"])


def _publish(conversation_id: UUID, user_id: UUID) -> None:
    row = Participant.objects.filter(conversation_id=conversation_id, user_id=user_id).values("other_id", *ARRANGED)[0]
    other_id = row.pop("other_id")
    publish(ConversationUpdated(id=conversation_id, **row), to={user_id: other_id})
