"""How moderators see a session: its facts, and for a dispute what the two wrote."""

import datetime as dt
from itertools import chain

from django.utils.safestring import SafeString

from credits.models import Hold
from learning.attendance import Stretch, attendance_of, facts_of, stretches_of
from learning.hooks import session_details
from learning.models import Dispute, Session, SessionParticipant
from moderation.evidence_page import lines_as_html
from skillswap.db.fields import now_ms

Lines = list[tuple[str, object]]


def dispute_as_html(dispute: Dispute) -> SafeString:
    """The session and what both wrote."""
    session = dispute.session
    said: Lines = [("Asked for", session.description or "(no words)"), (f"{dispute.by.name} says", dispute.text)]
    if session.absence_answer:
        said.append((f"{_name(session, session.absent_id)} says to the absence", session.absence_answer))
    return lines_as_html([*_facts(session), *said])


def session_as_html(session: Session) -> SafeString:
    """Facts alone: what the two wrote to each other stays theirs."""
    return lines_as_html([*_facts(session), *chain.from_iterable(session_details(session))])


def _facts(session: Session) -> Lines:
    sides = SessionParticipant.objects.filter(session_id=session.pk).order_by("-role")
    hold = Hold.objects.filter(pk=session.hold_id).first() if session.hold_id else None
    lines: Lines = [
        ("Planned", f"{_time(session.scheduled_time)}, {session.duration_minutes} minutes"),
        *((f"{side.get_role_display()} {_name(session, side.user_id)}", _side(side)) for side in sides),
        ("Started", _time(session.started_at)),
        *_call(session),
        ("Held minutes", f"{hold.minutes}, {hold.get_state_display().lower()}" if hold else "none"),
    ]
    if session.extended_at:
        lines.append(("Went on", f"for {session.extended_minutes} minutes more, agreed {_time(session.extended_at)}"))
    if session.ended_by_id:
        claimed = session.claimed_minutes
        claim = "" if claimed is None else f": it took {claimed} minutes"
        lines.append(("Ended", f"{_time(session.ended_at)} by {_name(session, session.ended_by_id)}{claim}"))
    if session.absent_id:
        lines.append(("Said to be absent", _name(session, session.absent_id)))
    return lines


def _call(session: Session) -> Lines:
    """Who was in the call from when to when, and how long both were."""
    rows = attendance_of([session.pk]).get(session.pk, ())
    facts = facts_of(session, rows, now_ms())
    if facts is None:
        return [("In the call", "nobody, as far as we know")]
    stretches = stretches_of(session, rows, now_ms())
    lines: Lines = [(f"In the call: {_name(session, person)}", _spans(times)) for person, times in stretches.items()]
    return [*lines, ("Both in the call", f"{facts.together} minutes")]


def _spans(stretches: list[Stretch]) -> str:
    return ", ".join(f"{one.start:%H:%M:%S} to {one.end:%H:%M:%S}" for one in stretches) + " UTC"


def _side(side: SessionParticipant) -> str:
    joined = f"came {_time(side.joined_at)}" if side.joined_at else "never came"
    return f"{joined}; {side.get_outcome_display().lower()}" if side.outcome else joined


def _name(session: Session, user_id: object) -> str:
    people = {session.teacher_id: session.teacher, session.student_id: session.student}
    person = people.get(user_id)  # type: ignore[call-overload]
    return str(person) if person else "Time itself"


def _time(value: dt.datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC" if value else "never"
