"""Sending messages: one transaction for all that wait, so that sixty cost the queries of one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError

from chat.errors import ConversationClosed
from chat.services.drafts import Draft, SendingContext, Sent, draft_validate, limit_of, sending_context, sent_before
from chat.services.writing import messages_write
from skillswap.db import run
from skillswap.errors import DomainError, InvalidInput, NotFound
from skillswap.http.throttling import give_back
from skillswap.language import spoken

OVERTAKEN = (NotFound, ConversationClosed, InvalidInput)  # somebody was blocked, left or joined since the checks


def message_send(draft: Draft) -> Sent:
    """Send one message. Raises NotFound, InvalidInput, ClientIdTaken, ConversationClosed, TooFast.

    Emits chat:message:new to all who are in the conversation and notification:new to the others.
    """
    (outcome,) = messages_send([draft])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def card_send(draft: Draft) -> None:
    """Put a card into a conversation, once: its `client_id` is what it is about. Raises NotFound.

    Call it in the transaction of what the card is about: both are written or none is. Emits as `message_send`.
    """
    context = sending_context([draft])
    if sent_before(draft, context) is None:
        messages_write([draft], context)


def messages_send(drafts: Sequence[Draft]) -> list[Sent | Exception]:
    """Send messages of many people in one transaction, in order; each has its own outcome.

    Sending a clientId again gives the message that is there and makes nothing.
    """
    context = sending_context(drafts)
    outcomes: dict[int, Sent | Exception] = {}
    fresh: dict[tuple[UUID, UUID], int] = {}
    for index, draft in enumerate(drafts):
        if draft.key in fresh:
            continue
        try:
            with spoken(draft.language):  # messages of several people are sent together
                before = _checked(draft, context)
            if before is None:
                fresh[draft.key] = index
            else:
                outcomes[index] = before
        except DomainError as error:
            outcomes[index] = error
    outcomes |= _write_fresh({index: drafts[index] for index in fresh.values()}, context)
    return [outcomes[index] if index in outcomes else _send_alone(draft) for index, draft in enumerate(drafts)]


def _checked(draft: Draft, context: SendingContext) -> Sent | None:
    """The message that was sent before; None when the draft may be sent. Raises what is wrong with it."""
    before = sent_before(draft, context)
    if before is None:
        draft_validate(draft, context)
    return before


def _write_fresh(drafts: Mapping[int, Draft], context: SendingContext) -> dict[int, Sent | Exception]:
    if not drafts:
        return {}
    outcomes: dict[int, Sent | Exception] = {}
    try:
        outcomes = _outcomes(drafts, context)
    finally:  # what became no new message costs nothing
        for index, draft in drafts.items():
            if not (isinstance(sent := outcomes.get(index), Sent) and sent.created):
                give_back(*limit_of(draft, context))
    return outcomes


def _outcomes(drafts: Mapping[int, Draft], context: SendingContext) -> dict[int, Sent | Exception]:
    try:
        messages = run(messages_write, list(drafts.values()), context)
    except (IntegrityError, *OVERTAKEN):  # another process sent one of these clientIds just now
        return {index: _send_alone(draft) for index, draft in drafts.items()}
    return {index: Sent(message, created=True) for index, message in zip(drafts, messages, strict=True)}


def _send_alone(draft: Draft) -> Sent | Exception:
    """Send a draft that another may have sent a moment ago; it passed its checks then."""
    context = sending_context([draft])
    try:
        with spoken(draft.language):
            return sent_before(draft, context) or Sent(run(messages_write, [draft], context)[0], created=True)
    except DomainError as error:
        return error
