"""Asking for a session, and changing what was asked."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from accounts.models import User
from accounts.selectors import visible_person
from chat.models import Message
from chat.sending import Draft, card_send
from chat.services import conversation_open
from learning.booking import require_free
from learning.errors import KeyTaken, NotTheLearner
from learning.events import SessionRequest, SessionUpdated
from learning.models import Role, Seat, Session, Status
from learning.rules import Look, may_edit, require
from learning.safety import sessions_follow_block
from learning.state import change, other_of, with_session
from learning.telling import inform, tell
from learning.times import answer_until, minutes, time_wrong
from notifications.models import Kind
from skills.choices import SkillType
from skills.models import Skill
from skillswap.api import iso
from skillswap.db import run
from skillswap.errors import InvalidInput, NotFound
from skillswap.fields import cut_to_ms, now_ms
from skillswap.idempotency import digest
from skillswap.throttling import counted
from swaps.selectors import swap_teaches
from swaps.serializers import LONGEST, SHORTEST
from swaps.services import swap_hold


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
    send_card: bool = True,
) -> tuple[Session, bool]:
    """Ask `teacher_id` for a session; the session and whether it is new (the same key again gives the first).

    Raises NotFound for a person whom `by` cannot see, InvalidInput, KeyTaken, TimeTaken, SwapNotAccepted, TooFast.
    Emits session:request to both, notification:new and chat:message:new.
    """
    body = digest(teacher_id, skill_id, iso(scheduled_time), duration_minutes, description, swap_id)
    if (there := _asked_before(by, key, body)) is not None:
        return there, False
    if teacher_id == by.pk:
        raise InvalidInput("teacher_id", "Nobody teaches themselves.")
    if visible_person(teacher_id, viewer=by) is None:
        raise NotFound
    skill = _skill_of(skill_id, teacher_id)
    wrong = time_wrong(scheduled_time) + _minutes_wrong(duration_minutes)
    if skill is None:
        wrong.append(("skill_id", "This person does not offer that skill."))
    elif swap_id is not None and not swap_teaches(swap_id, teacher_id, by.pk, skill_id):
        wrong.append(("swap_id", "This is no lesson of a swap that you two agreed on."))
    InvalidInput.require_none(wrong)
    scheduled_time = cut_to_ms(scheduled_time.astimezone(dt.UTC))
    session = Session(
        teacher_id=teacher_id,
        student_id=by.pk,
        swap_id=swap_id,
        skill_id=skill_id,
        scheduled_time=scheduled_time,
        duration_minutes=duration_minutes,
        ends_at=scheduled_time + minutes(duration_minutes),
        description=description.strip(),
        waits_for_id=teacher_id,
        room_key=secrets.token_urlsafe(32),
        request_key=key,
        request_digest=body,
        **{f"skill_{name}": value for name, value in (skill or {}).items()},
    )
    require_free([teacher_id, by.pk], session.scheduled_time, session.ends_at)
    try:
        with counted("session", by.pk):
            session.conversation_id = conversation_open(by=by, with_id=teacher_id)[0].pk
            run(_create, session, send_card)
            if sessions_follow_block(by.pk, teacher_id):  # made at this moment: the block could not see the session
                raise NotFound
    except IntegrityError:  # sent twice at once
        if (there := _asked_before(by, key, body)) is None:
            raise
        return there, False
    return session, True


def session_edit(
    *,
    session: Session,
    by: User,
    scheduled_time: dt.datetime | None = None,
    duration_minutes: int | None = None,
    description: str | None = None,
) -> Session:
    """Change a request, which the other then has to answer, or propose another time for an agreed session.

    Raises SessionClosed, TimePassed, NotTheLearner for the description, InvalidInput.
    Emits session:updated to both, and notification:new to the other when they have to answer.
    """
    InvalidInput.require_none(
        (time_wrong(scheduled_time) if scheduled_time is not None else [])
        + (_minutes_wrong(duration_minutes) if duration_minutes is not None else [])
    )
    if scheduled_time is not None:
        scheduled_time = cut_to_ms(scheduled_time.astimezone(dt.UTC))
    return with_session(session.pk, _edit, by.pk, scheduled_time, duration_minutes, description)


def _minutes_wrong(number: int) -> list[tuple[str, str]]:
    """What to say of a length that no session has."""
    if SHORTEST <= number <= LONGEST:
        return []
    return [("duration_minutes", f"Use a whole number from {SHORTEST} to {LONGEST}.")]


def _asked_before(by: User, key: str, body: str) -> Session | None:
    there = Session.objects.filter(student_id=by.pk, request_key=key).first()
    if there is not None and there.request_digest != body:
        raise KeyTaken
    return there


def _skill_of(skill_id: UUID, teacher_id: UUID) -> dict[str, Any] | None:
    """Name, category and level of what the teacher offers; None when they do not."""
    offers = Skill.objects.filter(pk=skill_id, user_id=teacher_id, type=SkillType.OFFER)
    skill = offers.values("name", "category", "level").first()
    return None if skill is None else dict(skill)


def _create(session: Session, send_card: bool) -> None:
    if session.swap_id is not None:
        swap_hold(session.swap_id)
    session._state.adding = True
    session.created_at = now_ms()
    session.expires_at = session.due_at = answer_until(session.scheduled_time, session.created_at)
    session.save(force_insert=True)
    times = {"starts_at": session.scheduled_time, "ends_at": session.ends_at}
    teacher, student = session.teacher_id, session.student_id
    Seat.objects.bulk_create(
        [
            Seat(session=session, user_id=teacher, other_id=student, role=Role.TEACHER, **times),
            Seat(session=session, user_id=student, other_id=teacher, role=Role.STUDENT, **times),
        ]
    )
    if send_card:
        sentence = f"Asks for a session: {session}"
        card_send(
            Draft(
                session.conversation_id,
                student,
                session.pk,
                sentence,
                kind=Message.Kind.SESSION,
                subject_id=session.pk,
                subject={
                    "skillName": session.skill_name,
                    "scheduledTime": iso(session.scheduled_time),
                    "durationMinutes": session.duration_minutes,
                },
            )
        )
    tell(session, SessionRequest)
    inform(session, "session_requested", to=teacher, kind=Kind.REQUEST, minutes=session.duration_minutes)


def _edit(session: Session, by: UUID, moment: dt.datetime | None, number: int | None, description: str | None) -> None:
    require(may_edit, Look(session, by, now_ms()))
    changes: dict[str, Any] = {}
    if description is not None and description.strip() != session.description:
        if by != session.student_id:
            raise NotTheLearner
        changes["description"] = description.strip()
    wanted = moment or session.scheduled_time, number or session.duration_minutes
    moved = wanted != (session.scheduled_time, session.duration_minutes)
    if moved:
        changes |= _moved(session, by, *wanted)
    if not changes:
        return
    change(session, **changes)
    tell(session, SessionUpdated)
    if moved:
        other = other_of(session, by)
        inform(session, "session_time_proposed", to=other, kind=Kind.REQUEST, proposedTime=iso(wanted[0]))


def _moved(session: Session, by: UUID, moment: dt.datetime, number: int) -> dict[str, Any]:
    """What another time changes: a request at once, an agreed session by a proposal."""
    end = moment + minutes(number)
    require_free([session.teacher_id, session.student_id], moment, end, besides=session.pk)
    waits: dict[str, Any] = {"waits_for_id": other_of(session, by)}
    if session.status == Status.SCHEDULED:
        return waits | {"proposed_time": moment, "proposed_minutes": number, "proposed_by_id": by}
    expires = answer_until(moment, now_ms())
    return waits | {"scheduled_time": moment, "duration_minutes": number, "ends_at": end, "expires_at": expires}
