"""A session as one of its two people sees it: `serializers.SessionOut`, from rows that are read already. No query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from learning.attendance import facts_of, stretches_of
from learning.extensions import extension_of
from learning.meeting_links import link_for
from learning.models import Attendance, Dispute, Role, Session, SessionParticipant, Status
from learning.participants import other_of
from learning.reduced import reduced
from learning.rules import ActionContext, actions_of
from learning.summaries import summary_of
from learning.times import cancel_free_until, extend_from, is_running, no_show_from, opens_at, passed_minutes
from skillswap.db.fields import now_ms

COLUMNS = (
    "id",
    "status",
    "scheduled_time",
    "duration_minutes",
    "description",
    "accepted_at",
    "accepted_by_id",
    "started_at",
    "ended_at",
    "conversation_id",
    "swap_id",
    "ring_id",
    "series_id",
    "series_number",
    "series_count",
    "fell_out",
    "waits_for_id",
    "expires_at",
    "ended_by_id",
    "claimed_minutes",
    "settles_at",
    "settled_at",
    "absent_id",
    "absence_answer",
    "cancelled_by_id",
    "cancel_reason",
    "was_late",
    "created_at",
)

Card = dict[str, Any]


@dataclass(frozen=True)
class Around:
    """What is shown with a session: cards of people, both participants, reviews by author, an open dispute.

    A review that was removed is None. `deal_effect` is there while it is a session of an agreed swap.
    """

    cards: Mapping[UUID, Card]
    participants: Sequence[SessionParticipant]
    reviews: Mapping[UUID, Card | None]
    dispute: Dispute | None
    attendance: Sequence[Attendance] = ()
    deal_effect: Card | None = None


def session_shape(session: Session, viewer_id: UUID, around: Around) -> Card:
    """The session for `viewer_id`; reduced to what is owed while one of the two has blocked the other."""
    other_id = other_of(session, viewer_id)
    shape = {
        **{name: getattr(session, name) for name in COLUMNS},
        **_people_and_skill(session, viewer_id, around),
        **_times(session, viewer_id, around),
        **_reviews(around, viewer_id, other_id),
        "updated_at": session.changed_at,
        "actual_minutes": session.paid_minutes if session.status == Status.COMPLETED else None,
        "proposal": _proposal(session),
        "open_case": _open_dispute(around.dispute),
        "my_notes": next((one.notes for one in around.participants if one.user_id == viewer_id), ""),
        "summary": summary_of(session),
        "deal_effect": around.deal_effect,
        "meeting_link": link_for(session, viewer_id),
        "is_held": session.hold_id is not None and session.settled_at is None,
        "is_reduced": False,
    }
    if not any(one.is_hidden for one in around.participants):
        return shape
    return reduced(shape, other_id, Role.TEACHER if viewer_id == session.teacher_id else Role.STUDENT)


def _people_and_skill(session: Session, viewer_id: UUID, around: Around) -> Card:
    return {
        "teacher": around.cards[session.teacher_id],
        "student": around.cards[session.student_id],
        "skill": {
            "id": session.skill_id,
            "name": session.skill_name,
            "category": session.skill_category,
            "level": session.skill_level,
        },
        "seats": [
            {
                "user_id": one.user_id,
                "joined_at": one.joined_at,
                "has_reviewed": around.reviews.get(one.user_id) is not None,
                "attendance": _attendance(session, one, viewer_id, around),
            }
            for one in around.participants
        ],
    }


def _attendance(session: Session, of: SessionParticipant, viewer_id: UUID, around: Around) -> list[Card]:
    """When they were in the call; of the other person nothing while one of the two has blocked the other."""
    if of.is_hidden and of.user_id != viewer_id:
        return []
    stretches = stretches_of(session, around.attendance, now_ms()).get(of.user_id, [])
    return [{"joined_at": one.start, "left_at": None if one.goes_on else one.end} for one in stretches]


def _times(session: Session, viewer_id: UUID, around: Around) -> Card:
    """When what is possible, and what the viewer may do now."""
    now = now_ms()
    joined = {one.user_id: one.joined_at for one in around.participants if one.joined_at}
    mine = around.reviews.get(viewer_id)
    facts = facts_of(session, around.attendance, now)
    is_shown = mine["is_shown"] if mine is not None else viewer_id in around.reviews  # what was removed had been shown
    return {
        "passed_minutes": passed_minutes(session, joined, now) if is_running(session) else None,
        "together_minutes": None if facts is None else facts.together,
        "extend_from": extend_from(session),
        "extension": extension_of(session, now),
        "opens_at": opens_at(session),
        "cancel_free_until": cancel_free_until(session, viewer_id),
        "no_show_from": no_show_from(session),
        "actions": actions_of(ActionContext(session, viewer_id, now, frozenset(joined), facts, review_shown=is_shown)),
    }


def _reviews(around: Around, viewer_id: UUID, other_id: UUID) -> Card:
    theirs = around.reviews.get(other_id)
    return {
        "my_review": around.reviews.get(viewer_id),
        "their_review": theirs if theirs is not None and theirs["is_shown"] else None,
    }


def _proposal(session: Session) -> Card | None:
    if session.proposed_time is None:
        return None
    return {
        "by_id": session.proposed_by_id,
        "scheduled_time": session.proposed_time,
        "duration_minutes": session.proposed_minutes,
    }


def _open_dispute(dispute: Dispute | None) -> Card | None:
    if dispute is None:
        return None
    return {"kind": dispute.kind, "by_id": dispute.by_id, "text": dispute.text, "created_at": dispute.created_at}
