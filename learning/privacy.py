"""What the export of a member has of sessions, and what goes when they delete their account."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from accounts.selectors import cards_of
from learning.busy.selectors import host_of
from learning.models import Attendance, BusyCalendar, Calendar, Dispute, Material, Role, Session, SessionParticipant
from learning.services.materials import materials_delete
from skillswap.db.batches import each
from skillswap.http.json import iso


def sessions_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """The member's sessions, with their own texts; of the other person only the name. Handler of `member_data`."""
    participants = list(SessionParticipant.objects.filter(user_id=user_id).order_by("-starts_at"))
    sessions = Session.objects.in_bulk([participant.session_id for participant in participants])
    people = cards_of(participant.other_id for participant in participants if not participant.is_hidden)
    attendance = _attendance(user_id)
    materials = _materials(user_id)
    disputes = dict(Dispute.objects.filter(by_id=user_id).order_by("id").values_list("session_id", "text"))
    return "sessions", [
        _session(participant, sessions[participant.session_id], people, disputes)
        | {"attendance": attendance[participant.session_id], "materials": materials[participant.session_id]}
        for participant in participants
    ]


def _attendance(user_id: UUID) -> dict[UUID, list[dict[str, Any]]]:
    """When the member was in the call of each session."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in Attendance.objects.filter(user_id=user_id).order_by("id"):
        found[row.session_id].append({"joinedAt": iso(row.joined_at), "leftAt": iso(row.left_at or row.seen_at)})
    return found


def _materials(user_id: UUID) -> dict[UUID, list[dict[str, Any]]]:
    """The links and files that the member added to each session; the files themselves are `material_files`."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in Material.objects.filter(by_id=user_id).order_by("id"):
        found[row.session_id].append({"name": row.name, "link": row.link, "addedAt": iso(row.created_at)})
    return found


def material_files(user_id: UUID) -> Iterator[tuple[str, str]]:
    """The files that the member added: (name in the archive, name in the storage). Handler of `member_files`."""
    for row in each(Material.objects.filter(by_id=user_id, link="").values("id", "name", "file")):
        yield f"materials/{row['id']}{PurePath(row['name']).suffix}", row["file"]


def _session(
    participant: SessionParticipant, session: Session, people: dict[UUID, dict[str, Any]], disputes: dict[UUID, str]
) -> dict[str, Any]:
    """Without the name and the words of the other, while one of the two has blocked the other."""
    me = participant.user_id
    return {
        "id": str(session.pk),
        "role": participant.role,
        "with": people.get(participant.other_id, {}).get("name"),
        "skill": session.skill_name,
        "series": str(session.series_id) if session.series_id else None,
        "seriesNumber": session.series_number,
        "status": session.status,
        "scheduledTime": iso(session.scheduled_time),
        "durationMinutes": session.duration_minutes,
        "paidMinutes": session.paid_minutes,
        "joinedAt": iso(participant.joined_at),
        "outcome": participant.outcome,
        "notes": participant.notes,
        "summary": "" if participant.is_hidden and _other_wrote_summary(session, me) else session.summary_text,
        "description": session.description if participant.role == Role.STUDENT else "",
        "meetingLink": session.meeting_link if participant.role == Role.TEACHER else "",
        "cancelReason": session.cancel_reason if session.cancelled_by_id == me else "",
        "absenceAnswer": session.absence_answer if session.absent_id == me else "",
        "case": disputes.get(session.pk, ""),
        "createdAt": iso(session.created_at),
    }


def _other_wrote_summary(session: Session, me: UUID) -> bool:
    return session.student_wrote_summary if me == session.teacher_id else session.teacher_wrote_summary


def words_erase(user_id: UUID) -> None:
    """All they wrote about sessions goes, with files, calendars and when they were in calls. Handler of `member_erase`.

    A summary goes that the member wrote alone; what the other one wrote too stays theirs to read, as messages do.
    """
    Attendance.objects.filter(user_id=user_id).delete()
    SessionParticipant.objects.filter(user_id=user_id).exclude(notes="").update(notes="")
    Session.objects.filter(student_id=user_id).exclude(description="").update(description="")
    Session.objects.filter(teacher_id=user_id).exclude(meeting_link="").update(meeting_link="")
    theirs = Session.objects.filter(Q(teacher_id=user_id) | Q(student_id=user_id))
    theirs.filter(cancelled_by_id=user_id).exclude(cancel_reason="").update(cancel_reason="")
    theirs.filter(absent_id=user_id).exclude(absence_answer="").update(absence_answer="")
    Calendar.objects.filter(pk=user_id).delete()
    materials_delete(Material.objects.filter(by_id=user_id))
    for mine, other_wrote in (("teacher_id", "student_wrote_summary"), ("student_id", "teacher_wrote_summary")):
        alone = Session.objects.filter(**{mine: user_id, other_wrote: False}).exclude(summary_text="")
        alone.update(summary_text="", summary_version=F("summary_version") + 1)
    BusyCalendar.objects.filter(pk=user_id).delete()


def members_with_sessions(user_ids: list[UUID]) -> set[UUID]:
    """Those who have or had a session. Handler of `member_traces`."""
    return set(SessionParticipant.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))


def busy_calendar_data(user_id: UUID) -> tuple[str, dict[str, Any]]:
    """What we know of the member's own calendar, without its secret address. Handler of `member_data`."""
    found = BusyCalendar.objects.filter(pk=user_id).first()
    if found is None:
        return "busyCalendar", {}
    times = [[iso(dt.datetime.fromtimestamp(moment, dt.UTC)) for moment in span] for span in found.busy]
    return "busyCalendar", {"host": host_of(found.url), "fetchedAt": iso(found.fetched_at), "busy": times}
