"""What this room knows of a member, for their export, and what goes when they delete their account."""

from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from learning.models import Calendar, Case, Review, Role, Seat, Session
from skillswap.api import iso


def sessions_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """The member's sessions, with their own words; of the other person only the name. Handler of `member_data`."""
    seats = list(Seat.objects.filter(user_id=user_id).order_by("-starts_at"))
    sessions = Session.objects.in_bulk([seat.session_id for seat in seats])
    people = cards_of(seat.other_id for seat in seats if not seat.is_hidden)
    cases = dict(Case.objects.filter(by_id=user_id).order_by("id").values_list("session_id", "text"))
    return "sessions", [_session(seat, sessions[seat.session_id], people, cases) for seat in seats]


def _session(
    seat: Seat, session: Session, people: dict[UUID, dict[str, Any]], cases: dict[UUID, str]
) -> dict[str, Any]:
    """Without the name, while one of the two has blocked the other."""
    me = seat.user_id
    return {
        "id": str(session.pk),
        "role": seat.role,
        "with": people.get(seat.other_id, {}).get("name"),
        "skill": session.skill_name,
        "status": session.status,
        "scheduledTime": iso(session.scheduled_time),
        "durationMinutes": session.duration_minutes,
        "paidMinutes": session.paid_minutes,
        "joinedAt": iso(seat.joined_at),
        "outcome": seat.outcome,
        "notes": seat.notes,
        "description": session.description if seat.role == Role.STUDENT else "",
        "cancelReason": session.cancel_reason if session.cancelled_by_id == me else "",
        "absenceAnswer": session.absence_answer if session.absent_id == me else "",
        "case": cases.get(session.pk, ""),
        "createdAt": iso(session.created_at),
    }


def reviews_data(user_id: UUID) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """Reviews that the member wrote, and those about them that are shown. Handler of `member_data`."""
    sessions = list(Seat.objects.filter(user_id=user_id).values_list("session_id", flat=True))
    written = list(Review.objects.filter(session_id__in=sessions, author_id=user_id).order_by("-id"))
    received = list(Review.objects.filter(about_id=user_id, is_shown=True, is_removed=False).order_by("-id"))
    hidden = set(Seat.objects.filter(user_id=user_id, is_hidden=True).values_list("other_id", flat=True))
    met = {review.about_id for review in written} | {review.author_id for review in received}
    names = {person: card["name"] for person, card in cards_of(met - hidden).items()}
    return "reviews", {
        "written": [
            {**_review(review), "about": names.get(review.about_id), "isShown": review.is_shown} for review in written
        ],
        "received": [
            {**_review(review), "author": names.get(review.author_id)}
            for review in received
            if review.author_id not in hidden
        ],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "sessionId": str(review.session_id),
        "skill": review.skill_name,
        "stars": review.stars,
        "text": review.text,
        "wouldRecommend": review.would_recommend,
        "createdAt": iso(review.created_at),
        "editedAt": iso(review.edited_at),
    }


def words_erase(user_id: UUID) -> None:
    """Notes, descriptions and the calendar go; reviews stay, their author without a name. Handler of `member_erase`."""
    Seat.objects.filter(user_id=user_id).exclude(notes="").update(notes="")
    Session.objects.filter(student_id=user_id).exclude(description="").update(description="")
    Calendar.objects.filter(pk=user_id).delete()


def sitters_among(user_ids: list[UUID]) -> set[UUID]:
    """Those who have or had a session. Handler of `member_traces`."""
    return set(Seat.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True))
