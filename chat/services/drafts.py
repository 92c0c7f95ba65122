"""Messages that somebody wants to send: what is known about them, and whether they may be sent."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chat.errors import ClientIdTaken
from chat.messages import ATTACHMENT_COPIED, MESSAGE_COLUMNS, PREVIEW_COLUMNS, Row, message_json
from chat.models import Attachment, Message, Participant
from chat.reach import REACH, first_for_all
from chat.services.changeable import closed_error
from chat.services.corrections import correction_rules
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.throttling import hit
from skillswap.phrases import most_files, plural
from skillswap.text import is_readable

SIDE_COLUMNS = (
    "id", "conversation_id", "user_id", "other_id", "has_written", "is_blocked", "is_closed", "is_archived",
    "muted_until", *REACH,
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A message that somebody wants to send; what is wrong with it is said in the language in which it was made."""

    conversation_id: UUID
    sender_id: UUID
    client_id: UUID
    content: str
    reply_to: UUID | None = None
    attachments: tuple[UUID, ...] = ()  # uploaded for this conversation by the sender, in their order
    kind: str = Message.Kind.TEXT
    subject_id: UUID | None = None
    subject: dict[str, Any] | None = None  # camelCase JSON
    language: str = field(default_factory=lambda: get_language() or settings.LANGUAGE_CODE)

    @property
    def key(self) -> tuple[UUID, UUID]:
        return self.sender_id, self.client_id


@dataclass(frozen=True)
class Sent:
    """The message as JSON; `created` is False when this clientId was sent before."""

    message: dict[str, Any]
    created: bool


@dataclass(frozen=True)
class SendingContext:
    """What the drafts need to know, read once for all of them."""

    sides: Mapping[UUID, Mapping[UUID, Row]]  # conversation → user → participant
    known: Mapping[tuple[UUID, UUID], Row]  # (sender, clientId) → message sent before
    replied: Mapping[UUID, Row]  # messages that drafts answer
    uploads: Mapping[UUID, Row]  # files that drafts carry

    def sides_of(self, draft: Draft) -> tuple[Row, list[Row]]:
        """The sender's side and those of whom it goes to: of the other, in a ring's of all who are in it now.

        Raises NotFound for somebody who does not take part, or is blocked.
        """
        sides = self.sides.get(draft.conversation_id, {})
        if draft.sender_id not in sides or sides[draft.sender_id]["is_blocked"]:
            raise NotFound
        mine = sides[draft.sender_id]
        others = (side for side in sides.values() if side["user_id"] != draft.sender_id)
        return mine, [side for side in others if side["until_seq"] is None]

    def people_of(self, draft: Draft) -> list[Row]:
        """All of them in one list."""
        mine, others = self.sides_of(draft)
        return [mine, *others]

    def first_for_all(self, draft: Draft) -> int:
        """The number of the first message that everybody to whom it goes may read."""
        return first_for_all(self.sides[draft.conversation_id].values())


def sending_context(drafts: Sequence[Draft]) -> SendingContext:
    """Who takes part, which drafts were sent before, which messages and files they name: at most four queries."""
    sides = _sides_in({draft.conversation_id for draft in drafts})
    sent = Message.objects.filter(client_id__in=[draft.client_id for draft in drafts]).values(*MESSAGE_COLUMNS)
    known = {(row["sender_id"], row["client_id"]): row for row in sent}
    answered = {draft.reply_to for draft in drafts if draft.reply_to}
    columns = ("conversation_id", "seq", *PREVIEW_COLUMNS)
    replied = Message.objects.filter(pk__in=answered).values(*columns) if answered else ()
    uploads = uploads_found({pk for draft in drafts for pk in draft.attachments})
    return SendingContext(sides, known, {row["id"]: row for row in replied}, uploads)


def _sides_in(conversations: Collection[UUID]) -> dict[UUID, dict[UUID, Row]]:
    sides: dict[UUID, dict[UUID, Row]] = defaultdict(dict)
    for row in Participant.objects.filter(conversation_id__in=conversations).values(*SIDE_COLUMNS):
        sides[row["conversation_id"]][row["user_id"]] = row
    return sides


def rings_read_again(drafts: Sequence[Draft], context: SendingContext) -> SendingContext:
    """`context` with who is in rings' conversations now that these are locked, and nobody can come or go.

    Raises what `draft_validate` raises when that no longer lets a draft be sent. No query without rings.
    """
    concerned = [draft for draft in drafts if context.sides_of(draft)[0]["other_id"] is None]
    if not concerned:
        return context
    now = replace(context, sides={**context.sides, **_sides_in({draft.conversation_id for draft in concerned})})
    for draft in concerned:
        _require_open(draft, now)
        InvalidInput.require(_answers_for_all(draft, now))
    return now


def uploads_found(ids: set[UUID]) -> dict[UUID, Row]:
    """Files that wait to be sent, by id: one query, none for no ids."""
    waiting = Attachment.objects.filter(pk__in=ids, message_id=None)
    columns = ("id", "conversation_id", "sender_id", *ATTACHMENT_COPIED)
    return {row["id"]: row for row in waiting.values(*columns)} if ids else {}


def sent_before(draft: Draft, context: SendingContext) -> Sent | None:
    """The message that this clientId made earlier. Raises NotFound, ClientIdTaken when it was another one."""
    context.sides_of(draft)
    row = context.known.get(draft.key)
    if row is None:
        return None
    same = (row["conversation_id"], row["reply_to"]) == (draft.conversation_id, draft.reply_to)
    if not same or (row["deleted_at"] is None and not _says_the_same(row, draft)):
        raise ClientIdTaken
    return Sent(
        message_json(row, seen_by=[], replied=context.replied.get(draft.reply_to or draft.client_id)), created=False
    )


def _says_the_same(row: Row, draft: Draft) -> bool:
    """An edited one says something else by now: a repeat that was under way for long still is that message."""
    files = [copy["id"] for copy in row["attachments"]]
    says = row["content"] == draft.content or row["edited_at"] is not None
    return says and row["kind"] == draft.kind and files == [str(pk) for pk in draft.attachments]


def draft_validate(draft: Draft, context: SendingContext) -> None:
    """May this be sent? Raises InvalidInput, ConversationClosed, TooFast."""
    _require_open(draft, context)
    replied = context.replied.get(draft.reply_to) if draft.reply_to else None
    answers = replied is not None and replied["conversation_id"] == draft.conversation_id
    InvalidInput.require(
        *content_rules(draft.content, with_files=bool(draft.attachments)),
        *attachment_rules(draft, context.uploads),
        *(correction_rules(draft, replied) if draft.kind == Message.Kind.CORRECTION else ()),
        (not draft.reply_to or answers, "reply_to", _("The message you answer is not in this conversation.")),
        *([_answers_for_all(draft, context)] if answers else ()),
    )
    hit(*limit_of(draft, context))


def _require_open(draft: Draft, context: SendingContext) -> None:
    mine, _others = context.sides_of(draft)
    if mine["is_closed"]:
        raise closed_error(mine)


def _answers_for_all(draft: Draft, context: SendingContext) -> tuple[bool, str, str]:
    """For `InvalidInput.require`: a reply quotes, and who joined later would read what came before."""
    replied = context.replied.get(draft.reply_to) if draft.reply_to else None
    known = replied is None or replied["seq"] >= context.first_for_all(draft)
    return known, "reply_to", _("Somebody who joined later cannot read the message you answer.")


def attachment_rules(draft: Draft, uploads: Mapping[UUID, Row]) -> list[tuple[bool, str, str]]:
    """For `InvalidInput.require`: files that the sender uploaded for this conversation and has not sent yet."""
    most, files = settings.ATTACHMENTS_PER_MESSAGE, draft.attachments
    theirs = (draft.sender_id, draft.conversation_id)
    found = [row for pk in set(files) if (row := uploads.get(pk))]
    good = [row for row in found if (row["sender_id"], row["conversation_id"]) == theirs]
    return [
        (len(files) <= most, "attachments", most_files(most)),
        (len(good) == len(files), "attachments", _("Upload each file to this conversation first, and send it once.")),
    ]


def content_rules(content: str, *, with_files: bool = False) -> list[tuple[bool, str, str]]:
    """For `InvalidInput.require`: what a message may contain."""
    most = settings.MESSAGE_LENGTH
    too_long = plural("A message has at most %(count)d character.", "A message has at most %(count)d characters.", most)
    return [
        (is_readable(content) or (with_files and not content), "content", _("Write something first.")),
        (len(content) <= most, "content", too_long),
    ]


def limit_of(draft: Draft, context: SendingContext) -> tuple[str, *tuple[UUID, ...]]:
    """The limit that a draft counts for, and who: people who have not answered yet get fewer messages.

    Those of a ring all agreed to it.
    """
    mine, others = context.sides_of(draft)
    if mine["other_id"] is None or any(other["has_written"] for other in others):
        return "message", draft.sender_id
    return "message_unanswered", draft.sender_id, draft.conversation_id
