"""Reads of sessions, each in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from learning.models import Case, Review, Role, Seat, Session, Status
from learning.reduced import reduced
from learning.reviews import REVIEW_COLUMNS, review_out
from learning.rules import Look, actions_of
from learning.state import people_of
from learning.times import cancel_free_until, is_running, no_show_from, opens_at, passed_minutes
from skillswap.errors import NotFound
from skillswap.fields import now_ms
from skillswap.pagination import NumberedPage

AGREED = (Status.SCHEDULED, Status.IN_PROGRESS, Status.COMPLETED, Status.NO_SHOW, Status.ABANDONED)
OPEN = (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS)
PLAIN = (
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


def session_of(user_id: UUID, session_id: UUID) -> Session:
    """A session that the member takes part in, with somebody they may meet. Raises NotFound. Two queries."""
    if not Seat.objects.filter(session_id=session_id, user_id=user_id, is_hidden=False).exists():
        raise NotFound
    return Session.objects.get(pk=session_id)


def sessions_agreed_with(user_id: UUID, among: Collection[UUID] | None) -> set[UUID]:
    """People who agreed on a session with the member. Handler of `acquainted`. One query."""
    mine = Seat.objects.filter(user_id=user_id, status__in=AGREED)
    if among is not None:
        mine = mine.filter(other_id__in=list(among))
    return set(mine.values_list("other_id", flat=True))


def session_owed_of(user_id: UUID, session_id: UUID) -> Session:
    """`session_of`, and those of which something is owed after a block. Raises NotFound. Two queries."""
    if not Seat.objects.filter(session_id=session_id, user_id=user_id, is_listed=True).exists():
        raise NotFound
    return Session.objects.get(pk=session_id)


def session_out(session_id: UUID, viewer_id: UUID) -> Card:
    """A session as one of its two people sees it. Raises NotFound. Six queries, one more while a case is open."""
    return _shown([session_owed_of(viewer_id, session_id)], viewer_id)[0]


def sessions_of(
    user_id: UUID,
    *,
    status: str | None,
    role: str | None,
    when: str | None,
    with_user: UUID | None,
    page: int,
    limit: int,
) -> NumberedPage:
    """A page of a member's sessions: six queries, one more while a case is open. What is open: the next one first."""
    mine = Seat.objects.filter(user_id=user_id, is_listed=True)
    if status is not None:
        mine = mine.filter(status=status)
    if role is not None:
        mine = mine.filter(role=role)
    if with_user is not None:
        mine = mine.filter(other_id=with_user, is_hidden=False)
    if when is not None:
        mine = mine.filter(status__in=OPEN) if when == "upcoming" else mine.exclude(status__in=OPEN)
    order = ("starts_at", "id") if when == "upcoming" else ("-starts_at", "-id")
    first = (page - 1) * limit
    ids = list(mine.order_by(*order).values_list("session_id", flat=True)[first : first + limit])
    found = {session.pk: session for session in Session.objects.filter(pk__in=ids)}
    shown = _shown([found[pk] for pk in ids], user_id)
    return NumberedPage(shown, page, limit, mine.count())  # one member's own sessions: an index counts them


def _shown(sessions: Sequence[Session], viewer_id: UUID) -> list[Card]:
    if not sessions:
        return []
    ids = [session.pk for session in sessions]
    seats: dict[UUID, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.filter(session_id__in=ids):
        seats[seat.session_id].append(seat)
    reviews: dict[UUID, list[Card]] = defaultdict(list)
    for review in Review.objects.filter(session_id__in=ids, is_removed=False).values(*REVIEW_COLUMNS):
        reviews[review["session_id"]].append(review)
    cards = cards_of({user_id for session in sessions for user_id in people_of(session)})
    cases = _open_cases([session.pk for session in sessions if session.case_open])
    return [
        _session_out(session, viewer_id, cards, seats[session.pk], reviews[session.pk], cases.get(session.pk))
        for session in sessions
    ]


def _open_cases(session_ids: Sequence[UUID]) -> dict[UUID, Case]:
    if not session_ids:
        return {}
    return {case.session_id: case for case in Case.objects.filter(session_id__in=session_ids, is_open=True)}


def _session_out(
    session: Session,
    viewer_id: UUID,
    cards: Mapping[UUID, Card],
    seats: Sequence[Seat],
    reviews: Sequence[Card],
    case: Case | None,
) -> Card:
    written = {review["author_id"]: review for review in reviews}
    mine = written.pop(viewer_id, None)
    theirs = next((review for review in written.values() if review["is_shown"]), None)
    authors = {review["author_id"] for review in reviews}
    joined = {seat.user_id: seat.joined_at for seat in seats if seat.joined_at}
    now = now_ms()
    look = Look(session, viewer_id, now, frozenset(joined), review_shown=mine is not None and mine["is_shown"])
    card = {
        **{name: getattr(session, name) for name in PLAIN},
        "teacher": cards[session.teacher_id],
        "student": cards[session.student_id],
        "skill": {
            "id": session.skill_id,
            "name": session.skill_name,
            "category": session.skill_category,
            "level": session.skill_level,
        },
        "actual_minutes": session.paid_minutes if session.status == Status.COMPLETED else None,
        "passed_minutes": passed_minutes(session, joined, now) if is_running(session) else None,
        "proposal": _proposal(session),
        "opens_at": opens_at(session),
        "cancel_free_until": cancel_free_until(session, viewer_id),
        "no_show_from": no_show_from(session),
        "seats": [
            {"user_id": seat.user_id, "joined_at": seat.joined_at, "has_reviewed": seat.user_id in authors}
            for seat in seats
        ],
        "open_case": case
        and {"kind": case.kind, "by_id": case.by_id, "text": case.text, "created_at": case.created_at},
        "my_notes": next((seat.notes for seat in seats if seat.user_id == viewer_id), ""),
        "my_review": mine and review_out(mine, cards),
        "their_review": theirs and review_out(theirs, cards),
        "actions": actions_of(look),
        "is_reduced": False,
    }
    if not any(seat.is_hidden for seat in seats):
        return card
    return reduced(card, look.other, Role.TEACHER if viewer_id == session.teacher_id else Role.STUDENT)


def _proposal(session: Session) -> Card | None:
    if session.proposed_time is None:
        return None
    return {
        "by_id": session.proposed_by_id,
        "scheduled_time": session.proposed_time,
        "duration_minutes": session.proposed_minutes,
    }
