"""What reports of sessions and reviews keep."""

from uuid import UUID

from accounts.models import User
from accounts.selectors import hidden_from, visible_person
from learning.models import Review, Seat, Session
from moderation.evidence import Evidence
from skillswap.api import iso
from skillswap.errors import NotFound


def look_at_session(reporter: User, session_id: UUID) -> Evidence:
    """The session's words, about the other person. Raises NotFound for everyone but the two. Two queries."""
    mine = Seat.objects.filter(session_id=session_id, user_id=reporter.pk, is_hidden=False)
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
        "cancel_reason": session.cancel_reason,
        "absence_answer": session.absence_answer,
    }
    return Evidence(other_id, {"session": data})


def look_at_review(reporter: User, review_id: UUID) -> Evidence:
    """A shown review, about its author. Raises NotFound for what the reporter cannot read."""
    review = Review.objects.filter(pk=review_id, is_shown=True, is_removed=False).first()
    if review is None or review.author_id in hidden_from(reporter.pk):
        raise NotFound
    about = visible_person(review.about_id, viewer=reporter)
    if about is None:
        raise NotFound
    data = {
        "skill": review.skill_name,
        "about": about.name,
        "stars": review.stars,
        "text": review.text,
        "written": iso(review.created_at),
    }
    return Evidence(review.author_id, {"review": data})
