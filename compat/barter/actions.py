"""What system D's commands do with our services, for REST and the socket alike. No rule of ours stands here."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import NOBODY_ID, User
from chat.models import Message
from chat.selectors import conversation_with, message_id_sent_as, message_of, other_in
from chat.services import Draft, conversation_open, conversation_read, message_send
from compat.barter.shapes.messages import ANSWERS, answer_client_id
from compat.temporary_ids import client_id_from
from learning.models import Session, Status
from learning.selectors import session_of, session_owed_of
from learning.services.answering import session_accept, session_decline
from learning.services.asking import session_request
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from learning.services.running import session_end, session_start
from skills.models import SkillType
from skills.selectors import skill_named
from skillswap.errors import InvalidInput, NotFound

ACCEPT, DECLINE = "session_accept", "session_decline"
_SAID = {ACCEPT: "I accept the session.", DECLINE: "I decline the session."}  # when the client sends no words


def conversation_id_with(user: User, other_id: UUID) -> UUID:
    """The conversation of the two, opened if there is none. Raises NotFound, InvalidInput."""
    return conversation_with(user.pk, other_id) or conversation_open(by=user, with_id=other_id)[0].pk


def text_send(*, by: User, to: UUID, content: str, client_id: UUID, reply_to: UUID | None = None) -> UUID:
    """Send a message to a person; returns its id. Raises and emits as `message_send`."""
    draft = Draft(conversation_id_with(by, to), by.pk, client_id, content, reply_to)
    return UUID(message_send(draft).message["id"])


def message_deliver(*, by: User, body: Mapping[str, Any], key: str) -> UUID:
    """Send what `serializers.messages.BarterSendIn` read: a text, a request for a session, or an answer to one.

    Returns the id of the message; the same key again gives the same one. Raises and emits as the services behind it.
    """
    kind, receiver, content = body["messageType"], body["receiver"], body["content"]
    if kind == "session_request":
        return session_card_send(by=by, to=receiver, asked=body["sessionData"], key=key)
    if kind in ANSWERS:
        return request_answer(by=by, to=receiver, card_id=body["replyTo"], answer=kind, content=content)
    client_id = client_id_from(key, sender_id=by.pk)
    return text_send(by=by, to=receiver, content=content, client_id=client_id, reply_to=body["replyTo"])


def session_card_send(*, by: User, to: UUID, asked: Mapping[str, Any], key: str) -> UUID:
    """Ask for a session (`BarterRequestIn`); returns the id of the card in the conversation. As `session_ask`."""
    session = session_ask(
        by=by,
        teacher_id=to,
        skill=asked["skill"],
        scheduled_time=asked["proposedTime"],
        minutes=asked["duration"],
        description=asked["description"],
        key=key,
    )
    card_id = message_id_sent_as(by.pk, session.pk)
    if card_id is None:
        raise NotFound
    return card_id


def message_read(*, message_id: UUID, by: UUID) -> UUID:
    """`by` has read up to this message, which does nothing for their own; returns the other person's id.

    Raises NotFound. Emits as `conversation_read`.
    """
    message = message_of(by, message_id)
    if message["sender_id"] == by:
        return other_in(by, message["conversation_id"])
    conversation_read(conversation_id=message["conversation_id"], by=by, seq=message["seq"])
    sender_id: UUID = message["sender_id"]
    return sender_id


def session_ask(
    *, by: User, teacher_id: UUID, skill: str, scheduled_time: dt.datetime, minutes: int, description: str, key: str
) -> Session:
    """Ask somebody for a session in what they teach: `skill` is its name or id. As `session_request`."""
    return session_request(
        by=by,
        key=key,
        teacher_id=teacher_id,
        skill_id=_offer_id(teacher_id, skill),
        scheduled_time=scheduled_time,
        duration_minutes=minutes,
        description=description,
    )[0]


def _offer_id(teacher_id: UUID, skill: str) -> UUID:
    """The id of an offer; NOBODY_ID, which is nobody's, for one that is not there: the service says what that means."""
    try:
        return UUID(skill)
    except ValueError:
        offer = skill_named(teacher_id, skill, type=SkillType.OFFER)
        return offer.pk if offer else NOBODY_ID


def request_answer(*, by: User, to: UUID, card_id: UUID, answer: str, content: str = "") -> UUID:
    """ACCEPT or DECLINE the session that a message asks for, and reply to that message; both happen once.

    Returns the id of the reply. Raises NotFound, InvalidInput for a message that asks `by` for nothing, and as
    `session_accept` and `session_decline`.
    """
    card = message_of(by.pk, card_id)
    is_theirs = card["conversation_id"] == conversation_with(by.pk, to)
    if not is_theirs or card["kind"] != Message.Kind.SESSION or card["subject_id"] is None:
        raise InvalidInput("reply_to", _("That message is no request for a session from this person."))
    session = session_of(by.pk, card["subject_id"])
    if answer == ACCEPT:
        session_accept(session=session, by=by)
    else:
        session_decline(session=session, by=by)
    client_id = answer_client_id(card_id, answer)
    said = message_id_sent_as(by.pk, client_id)  # another time of the same session may have been answered before
    return said or text_send(by=by, to=to, content=content or _SAID[answer], client_id=client_id, reply_to=card_id)


def session_change(*, session_id: UUID, by: User, status: str | None = None, **changes: Any) -> None:
    """Change time, length or description (`session_edit`), then what the status says. Raises as those services."""
    if changes:
        session_edit(session=session_of(by.pk, session_id), by=by, **changes)
    if status is None:
        return
    if status in ("scheduled", "accepted"):
        session_accept(session=session_of(by.pk, session_id), by=by)
    elif status == "in_progress":
        session_start(session=session_of(by.pk, session_id), by=by)
    elif status == "completed":
        session_end(session=session_owed_of(by.pk, session_id), by=by)
    else:
        session_stop(session_id=session_id, by=by, declines=status == "declined")


def session_stop(*, session_id: UUID, by: User, declines: bool = False) -> None:
    """Decline a request that waits for `by`, else cancel; with `declines` also another time that waits for them."""
    session = session_of(by.pk, session_id)
    is_asked = session.waits_for_id == by.pk
    if session.status == Status.DECLINED or (is_asked and (declines or session.status == Status.REQUESTED)):
        session_decline(session=session, by=by)
    else:
        session_cancel(session=session, by=by)
