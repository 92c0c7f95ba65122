"""Reads of sessions, each in a constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from accounts.selectors import cards_of
from learning.attendance import attendance_of
from learning.deal_effect import deal_effects
from learning.hooks import reviews_of_sessions
from learning.models import OPEN, Dispute, Session, SessionParticipant, Status
from learning.participants import people_of
from learning.session_shape import Around, Card, session_shape
from skillswap.errors import NotFound
from skillswap.http.pagination import NumberedPage

AGREED = (Status.SCHEDULED, Status.IN_PROGRESS, Status.COMPLETED, Status.NO_SHOW, Status.ABANDONED)


def session_of(user_id: UUID, session_id: UUID) -> Session:
    """A session that the member takes part in, with somebody they may meet. Raises NotFound. Two queries."""
    if not SessionParticipant.objects.filter(session_id=session_id, user_id=user_id, is_hidden=False).exists():
        raise NotFound
    return Session.objects.get(pk=session_id)


def sessions_agreed_with(user_id: UUID, among: Collection[UUID] | None) -> set[UUID]:
    """People who agreed on a session with the member. Handler of `acquainted`. One query."""
    mine = SessionParticipant.objects.filter(user_id=user_id, status__in=AGREED)
    if among is not None:
        mine = mine.filter(other_id__in=list(among))
    return set(mine.values_list("other_id", flat=True))


def session_owed_of(user_id: UUID, session_id: UUID) -> Session:
    """`session_of`, and those of which something is owed after a block. Raises NotFound. Two queries."""
    if not SessionParticipant.objects.filter(session_id=session_id, user_id=user_id, is_listed=True).exists():
        raise NotFound
    return Session.objects.get(pk=session_id)


def session_out(session_id: UUID, viewer_id: UUID) -> Card:
    """A session as one of its two people sees it. Raises NotFound.

    Six queries, one more while a dispute is open, one once it was started, and two while it is of an agreed swap.
    """
    return sessions_shown([session_owed_of(viewer_id, session_id)], viewer_id)[0]


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
    """A page of a member's sessions, of what is open the next one first.

    Six queries, one more while a dispute is open, one once any was started, and two while one is of an agreed swap.
    """
    mine = SessionParticipant.objects.filter(user_id=user_id, is_listed=True)
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
    shown = sessions_shown([found[pk] for pk in ids], user_id)
    return NumberedPage(shown, page, limit, mine.count())  # one member's own sessions: an index counts them


def requests_now(session_ids: Collection[UUID]) -> dict[UUID, Card]:
    """What the cards of these sessions in a conversation are about, as it is now; whoever reads the cards may know it.

    One query, none for no ids.
    """
    columns = ("id", "skill_name", "scheduled_time", "duration_minutes", "description", "status")
    rows = Session.objects.filter(pk__in=list(session_ids)).values(*columns) if session_ids else ()
    return {row["id"]: dict(row) for row in rows}


def sessions_shown(sessions: Sequence[Session], viewer_id: UUID) -> list[Card]:
    """These sessions as one of their two people sees them, who may see them: five queries, and see `sessions_of`."""
    if not sessions:
        return []
    ids = [session.pk for session in sessions]
    participants: dict[UUID, list[SessionParticipant]] = defaultdict(list)
    for participant in SessionParticipant.objects.filter(session_id__in=ids):
        participants[participant.session_id].append(participant)
    cards = cards_of({user_id for session in sessions for user_id in people_of(session)}, "is_verified")
    reviews = _reviews(ids, cards)
    disputes = _open_disputes([session.pk for session in sessions if session.has_open_dispute])
    attendance = attendance_of([session.pk for session in sessions if session.started_at is not None])
    effects = deal_effects(sessions)
    return [
        session_shape(
            one,
            viewer_id,
            Around(
                cards,
                participants[one.pk],
                reviews.get(one.pk, {}),
                disputes.get(one.pk),
                attendance.get(one.pk, ()),
                effects.get(one.pk),
            ),
        )
        for one in sessions
    ]


def _reviews(session_ids: Sequence[UUID], cards: Mapping[UUID, Card]) -> dict[UUID, dict[UUID, Card | None]]:
    """What the two have written of each other, by session and author."""
    found: dict[UUID, dict[UUID, Card | None]] = {}
    for reviews in reviews_of_sessions(session_ids, cards):
        found |= reviews
    return found


def _open_disputes(session_ids: Sequence[UUID]) -> dict[UUID, Dispute]:
    if not session_ids:
        return {}
    return {dispute.session_id: dispute for dispute in Dispute.objects.filter(session_id__in=session_ids, is_open=True)}
