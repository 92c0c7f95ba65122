"""How moderators see a session: its facts, and for a case what the two said."""

import datetime as dt
from collections.abc import Iterable

from django.utils.safestring import SafeString

from credits.models import Hold
from learning.models import Case, Review, Seat, Session
from moderation.evidence_page import lines_as_html

Lines = list[tuple[str, object]]


def case_as_html(case: Case) -> SafeString:
    """The session and the words of both."""
    session = case.session
    said: Lines = [("Asked for", session.description or "(no words)"), (f"{case.by.name} says", case.text)]
    if session.absence_answer:
        said.append((f"{_name(session, session.absent_id)} says to the absence", session.absence_answer))
    return lines_as_html([*_facts(session), *said])


def session_as_html(session: Session) -> SafeString:
    """Facts alone: what the two wrote to each other stays theirs."""
    reviewed = Review.objects.filter(session_id=session.pk).values_list("author_id", flat=True)
    names: Iterable[str] = (_name(session, author) for author in reviewed)
    return lines_as_html([*_facts(session), ("Reviewed by", ", ".join(sorted(names)) or "nobody")])


def _facts(session: Session) -> Lines:
    sides = Seat.objects.filter(session_id=session.pk).order_by("-role")
    hold = Hold.objects.filter(pk=session.hold_id).first() if session.hold_id else None
    lines: Lines = [
        ("Planned", f"{_time(session.scheduled_time)}, {session.duration_minutes} minutes"),
        *((f"{side.get_role_display()} {_name(session, side.user_id)}", _side(side)) for side in sides),
        ("Started", _time(session.started_at)),
        ("Held minutes", f"{hold.minutes}, {hold.get_state_display().lower()}" if hold else "none"),
    ]
    if session.ended_by_id:
        claimed = session.claimed_minutes
        claim = "" if claimed is None else f": it took {claimed} minutes"
        lines.append(("Ended", f"{_time(session.ended_at)} by {_name(session, session.ended_by_id)}{claim}"))
    if session.absent_id:
        lines.append(("Said to be absent", _name(session, session.absent_id)))
    return lines


def _side(side: Seat) -> str:
    joined = f"came {_time(side.joined_at)}" if side.joined_at else "never came"
    return f"{joined}; {side.get_outcome_display().lower()}" if side.outcome else joined


def _name(session: Session, user_id: object) -> str:
    people = {session.teacher_id: session.teacher, session.student_id: session.student}
    person = people.get(user_id)  # type: ignore[call-overload]
    return str(person) if person else "Time itself"


def _time(value: dt.datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC" if value else "never"
