"""Asking for a session."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import User
from accounts.selectors import visible_person
from accounts.services import members_lock
from chat.models import Message
from chat.services import Draft, card_send, conversation_open
from learning.errors import KeyTaken
from learning.events import SessionRequest
from learning.models import Role, Session, SessionParticipant
from learning.services.blocks import sessions_follow_block
from learning.services.booking import require_free
from learning.services.publishing import participant_notify, session_publish
from learning.times import answer_until, minutes, minutes_wrong, time_wrong
from notifications.models import Kind
from rings.selectors import ring_teaches
from rings.services import ring_lock
from skills.models import Skill, SkillType
from skillswap.db import run
from skillswap.db.fields import cut_to_ms, now_ms
from skillswap.db.idempotency import digest, made_before, write_once
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.json import iso
from skillswap.http.throttling import counted
from swaps.selectors import swap_teaches
from swaps.services import swap_lock


@dataclass(frozen=True)
class SessionAsked:
    """What `by`, who wants to learn, asks of the teacher."""

    by: User
    teacher_id: UUID
    skill_id: UUID
    scheduled_time: dt.datetime
    duration_minutes: int
    description: str
    swap_id: UUID | None = None
    ring_id: UUID | None = None

    @property
    def digest(self) -> str:
        moment, ring = iso(self.scheduled_time), [] if self.ring_id is None else [self.ring_id]
        asked = self.teacher_id, self.skill_id, moment, self.duration_minutes, self.description, self.swap_id
        return digest(*asked, *ring)


def session_request(
    *,
    by: User,
    key: str,
    teacher_id: UUID,
    skill_id: UUID,
    scheduled_time: dt.datetime,
    duration_minutes: int,
    description: str = "",
    swap_id: UUID | None = None,
    ring_id: UUID | None = None,
    send_card: bool = True,
) -> tuple[Session, bool]:
    """Ask `teacher_id` for a session; the session and whether it is new (the same key again gives the first).

    Raises NotFound for a person whom `by` cannot see, InvalidInput, KeyTaken, TimeTaken, SwapNotAccepted, RingClosed,
    TooFast.
    Emits session:request to both, notification:new and chat:message:new.
    """
    request = SessionAsked(by, teacher_id, skill_id, scheduled_time, duration_minutes, description, swap_id, ring_id)
    mine = Session.objects.filter(student_id=by.pk)
    return write_once(
        lambda: made_before(mine, key=key, digest=request.digest, taken=KeyTaken),
        lambda: _request_new(request, key, send_card),
    )


def _request_new(request: SessionAsked, key: str, send_card: bool) -> Session:
    skill, wrong = offered_skill(request)
    InvalidInput.require_none(wrong)
    session = new_session(request, skill, key)
    people = session.student_id, session.teacher_id
    require_free(people, session.scheduled_time, session.ends_at)
    with counted("session", request.by.pk), counted("session_pair", request.by.pk, request.teacher_id):
        conversation, _ = conversation_open(by=request.by, with_id=request.teacher_id, for_agreement=True)
        session.conversation_id = conversation.pk
        run(_create, session, send_card)
        if sessions_follow_block(*people):  # made at this moment: the block could not see the session
            raise NotFound
    return session


def offered_skill(request: SessionAsked) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Name, category and level of the skill; and all that is wrong with `request`, as (field, message).

    Raises NotFound for a person whom they cannot see.
    """
    if visible_person(request.teacher_id, viewer=request.by) is None:
        raise NotFound
    offers = Skill.objects.filter(pk=request.skill_id, user_id=request.teacher_id, type=SkillType.OFFER)
    skill = offers.values("name", "category", "level").first()
    wrong = time_wrong(request.scheduled_time) + minutes_wrong(request.duration_minutes)
    if request.teacher_id == request.by.pk:
        wrong.append(("teacher_id", gettext("Nobody teaches themselves.")))
    elif skill is None:
        wrong.append(("skill_id", gettext("This person does not offer that skill.")))
    elif request.swap_id is not None and not _is_of_swap(request, request.swap_id):
        wrong.append(("swap_id", gettext("This is no session of a swap that you two agreed on.")))
    elif request.ring_id is not None and not _is_of_ring(request, request.ring_id):
        wrong.append(("ring_id", gettext("This is no lesson of a ring that you agreed on.")))
    return {} if skill is None else dict(skill), wrong


def _is_of_swap(request: SessionAsked, swap_id: UUID) -> bool:
    return swap_teaches(swap_id, request.teacher_id, request.by.pk, request.skill_id)


def _is_of_ring(request: SessionAsked, ring_id: UUID) -> bool:
    """A session of a swap is none of a ring as well: one lesson would be what two agreements each promise."""
    return request.swap_id is None and ring_teaches(ring_id, request.teacher_id, request.by.pk, request.skill_id)


def new_session(request: SessionAsked, skill: dict[str, Any], key: str, **fields: Any) -> Session:
    """The row as it will be written, without its conversation."""
    starts_at = cut_to_ms(request.scheduled_time.astimezone(dt.UTC))
    return Session(
        teacher_id=request.teacher_id,
        student_id=request.by.pk,
        swap_id=request.swap_id,
        ring_id=request.ring_id,
        skill_id=request.skill_id,
        **{f"skill_{name}": value for name, value in skill.items()},
        scheduled_time=starts_at,
        duration_minutes=request.duration_minutes,
        ends_at=starts_at + minutes(request.duration_minutes),
        description=request.description.strip(),
        waits_for_id=request.teacher_id,
        room_key=secrets.token_urlsafe(32),
        request_key=key,
        request_digest=request.digest,
        **fields,
    )


def _create(session: Session, send_card: bool) -> None:
    members_lock(session.teacher_id, session.student_id)
    if session.swap_id is not None:
        swap_lock(session.swap_id)
    if session.ring_id is not None:
        ring_lock(
            session.ring_id,
            teacher_id=session.teacher_id,
            student_id=session.student_id,
            skill_id=session.skill_id,
        )
    session_write(session)
    if send_card:
        card_of(session)
    session_publish(session, SessionRequest)
    participant_notify(
        session, "session_requested", to=session.teacher_id, kind=Kind.REQUEST, minutes=session.duration_minutes
    )


def session_write(session: Session) -> None:
    """Write a requested session and both its participants. Inside a transaction of the caller, who publishes it."""
    session._state.adding = True
    session.created_at = now_ms()
    session.expires_at = session.due_at = answer_until(session.scheduled_time, session.created_at)
    session.save(force_insert=True)
    times = {"starts_at": session.scheduled_time, "ends_at": session.ends_at}
    teacher, student = session.teacher_id, session.student_id
    SessionParticipant.objects.bulk_create(
        [
            SessionParticipant(session=session, user_id=teacher, other_id=student, role=Role.TEACHER, **times),
            SessionParticipant(session=session, user_id=student, other_id=teacher, role=Role.STUDENT, **times),
        ]
    )


def card_of(session: Session) -> None:
    """The card of the request in the conversation of the two, from the learner."""
    subject = {
        "skillName": session.skill_name,
        "scheduledTime": iso(session.scheduled_time),
        "durationMinutes": session.duration_minutes,
    }
    if session.series_id is not None:
        subject |= {"seriesId": str(session.series_id), "seriesCount": session.series_count}
    card_send(
        Draft(
            session.conversation_id,
            session.student_id,
            session.pk,
            f"Asks for {_what(session)}: {session}",
            kind=Message.Kind.SESSION,
            subject_id=session.pk,
            subject=subject,
        )
    )


def _what(session: Session) -> str:
    return "a session" if session.series_id is None else f"{session.series_count} sessions, one a week"
