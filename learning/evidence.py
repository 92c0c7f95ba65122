"""What a report of a session keeps."""

from collections import ChainMap
from uuid import UUID

from accounts.models import User
from learning.hooks import session_words
from learning.meeting_links import link_for
from learning.models import Material, Session, SessionParticipant
from moderation.evidence import Evidence
from skillswap.errors import NotFound
from skillswap.http.json import iso


def session_evidence(reporter: User, session_id: UUID) -> Evidence:
    """The session's texts, about the other person. Raises NotFound for everyone but the two. Four queries."""
    mine = SessionParticipant.objects.filter(session_id=session_id, user_id=reporter.pk, is_hidden=False)
    other_id = mine.values_list("other_id", flat=True).first()
    if other_id is None:
        raise NotFound
    session = Session.objects.get(pk=session_id)
    data = {
        "skill": session.skill_name,
        "reporter": "teacher" if session.teacher_id == reporter.pk else "student",
        "status": session.status,
        "planned_for": iso(session.scheduled_time),
        "planned_minutes": session.duration_minutes,
        "description": session.description,
        # Also after the end, when it is shown no more: where did the teacher lead the learner to?
        "meeting_link": session.meeting_link if session.accepted_at else link_for(session, reporter.pk),
        "cancel_reason": session.cancel_reason,
        "absence_answer": session.absence_answer,
        "summary": session.summary_text,
        "links": "\n".join(f"{name}: {link}" for name, link in _links(session)),
        "files": _files(session),
        **ChainMap(*session_words(session_id)),
    }
    return Evidence(other_id, {"session": data})


def _links(session: Session) -> list[tuple[str, str]]:
    rows = Material.objects.filter(session_id=session.pk).exclude(link="").order_by("id")
    return list(rows.values_list("name", "link"))


def _files(session: Session) -> list[dict[str, str]]:
    """Where moderators find each file, as long as it is there (`learning/reported_materials.py`)."""
    rows = Material.objects.filter(session_id=session.pk, link="").order_by("id")
    return [{"id": str(pk), "name": name, "type": kind} for pk, name, kind in rows.values_list("pk", "name", "type")]
