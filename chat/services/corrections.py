"""Corrections: a learner's message as their partner would write it, beside the text as it was."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from chat.messages import Row
from chat.models import Message
from skillswap.db.locks import lock_in_order
from skillswap.errors import NotFound

if TYPE_CHECKING:
    from chat.services.drafts import Draft


def correction_rules(draft: "Draft", original: Row | None) -> list[tuple[bool, str, str]]:
    """For `InvalidInput.require`: it answers a text of the other one, says something else, and carries no files."""
    theirs = original is not None and original["sender_id"] != draft.sender_id
    is_text = original is not None and original["kind"] == Message.Kind.TEXT and original["content"] != ""
    same = original is not None and original["content"] == draft.content
    return [
        (theirs and is_text, "reply_to", _("Correct a text that the other one wrote and that is still there.")),
        (not same, "content", _("Nothing is different from what they wrote.")),
        (not draft.attachments, "attachments", _("A correction carries no files.")),
    ]


def correction_subject(draft: "Draft", replied: Mapping[UUID, Row]) -> dict[str, Any] | None:
    """What is stored of the text that a correction is about: as it is now, whatever becomes of it later."""
    if draft.kind != Message.Kind.CORRECTION or draft.reply_to is None:
        return draft.subject
    return {"original": replied[draft.reply_to]["content"]}


def corrections_note(drafts: Sequence["Draft"]) -> None:
    """Count them at their originals, whose deletion takes them along. Raises NotFound for one that is deleted by now.

    Call it in the transaction that writes them: so none comes in beside that deletion.
    """
    for draft in drafts:
        if draft.kind == Message.Kind.CORRECTION and draft.reply_to:
            original = Message.objects.filter(pk=draft.reply_to, deleted_at=None)
            if not original.update(corrections=F("corrections") + 1):
                raise NotFound


def corrections_lock(message_id: UUID, *, conversation_id: UUID) -> list[UUID]:
    """The corrections of a message that are still there; whoever changes one of them waits until commit.

    Call it before anything that locks their conversation, as whoever changes one does.
    """
    if not Message.objects.filter(pk=message_id, corrections__gt=0).exists():
        return []
    there = Message.objects.filter(conversation_id=conversation_id, kind=Message.Kind.CORRECTION, deleted_at=None)
    ids = list(there.filter(reply_to=message_id).values_list("pk", flat=True))
    lock_in_order(Message.objects.filter(pk__in=ids))
    return ids
