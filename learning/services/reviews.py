"""Reviews: written blind, shown together.

Whoever writes or shows a session's reviews raises `Session.review_writes` first. So the two people and the job run
one after the other on every engine, and what they read after that stays true until they are done.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet

from accounts.models import User
from accounts.selectors import active_ids
from learning.errors import ConcernsYou, NotReviewable, ReviewClosed, ReviewShown
from learning.events import SessionUpdated
from learning.models import TEXT_LENGTH, Review, Seat, Session, Status
from learning.services.ratings import ratings_refresh
from learning.state import other_of
from moderation.errors import NothingToRemove
from moderation.models import Action
from moderation.services import audit, require_above
from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import publish
from skillswap.batches import each_alone
from skillswap.db import transactional
from skillswap.errors import InvalidInput, NotFound
from skillswap.fields import now_ms

SHOWN_AT_ONCE = 100  # by one run of the job
RECEIVED, SHOWN = "review_received", "review_shown"


@transactional
def review_write(
    *, session: Session, by: User, stars: int, text: str = "", would_recommend: bool | None = None
) -> Review:
    """Review the other person, or change what was written, until it is shown: when both have written.

    Raises NotFound, InvalidInput, NotReviewable, ReviewClosed, ReviewShown. Emits session:updated, notification:new.
    """
    words = _checked(stars, text) | {"would_recommend": would_recommend}
    session = _turn(session.pk)
    seat = Seat.objects.filter(session_id=session.pk, user_id=by.pk, is_hidden=False).first()
    if seat is None:
        raise NotFound
    shows_at = _open_until(session)
    mine = Review.objects.filter(session_id=session.pk, author_id=by.pk)
    if mine.exists():
        _change(mine.filter(is_shown=False), words, session, by)
        return mine.get()
    Review.objects.create(
        session_id=session.pk,
        author_id=by.pk,
        about_id=seat.other_id,
        author_role=seat.role,
        skill_name=session.skill_name,
        shows_at=shows_at,
        **words,
    )
    notifications_end(to=[by.pk], keys=[_key(RECEIVED, session)])
    if Review.objects.filter(session_id=session.pk, author_id=seat.other_id).exists():
        _show(session)
    else:
        _tell_of(RECEIVED, session, [(by.pk, seat.other_id)])
        _publish(session, session.teacher_id, session.student_id)
    return mine.get()


def _checked(stars: int, text: str) -> dict[str, object]:
    if not 1 <= stars <= 5:
        raise InvalidInput("stars", "Give one to five stars.")
    if len(text) > TEXT_LENGTH:
        raise InvalidInput("text", f"At most {TEXT_LENGTH} characters.")
    return {"stars": stars, "text": text.strip()}


def _turn(session_id: UUID) -> Session:
    """Wait for whoever is at this session's reviews; the session as it is then. Raises NotFound."""
    if not Session.objects.filter(pk=session_id).update(review_writes=F("review_writes") + 1):
        raise NotFound
    return Session.objects.get(pk=session_id)


def _open_until(session: Session) -> dt.datetime:
    if session.status != Status.COMPLETED:
        raise NotReviewable
    until = (session.ended_at or session.ends_at) + dt.timedelta(days=settings.REVIEW_DAYS)
    if until <= now_ms():
        raise ReviewClosed
    return until


def _change(hidden: QuerySet[Review], words: dict[str, object], session: Session, by: User) -> None:
    if not hidden.update(**words, edited_at=now_ms()):
        raise ReviewShown
    _publish(session, by.pk)


def reviews_reveal_due() -> int:
    """Show reviews whose time is over; how many sessions had some. At most SHOWN_AT_ONCE of them.

    Each in its own transaction; safe to run twice at once and to stop at any time. Emits as `review_write`.
    One that fails is logged and tried again next time; the others go on.
    """
    due = Review.objects.filter(is_shown=False, shows_at__lte=now_ms()).order_by("shows_at")
    sessions = dict.fromkeys(due.values_list("session_id", flat=True))
    return each_alone(sessions, _reveal, what="review_due", at_most=SHOWN_AT_ONCE)


@transactional
def _reveal(session_id: UUID) -> bool:
    return _show(_turn(session_id))


def _show(session: Session) -> bool:
    """Show what is still hidden; False when there is nothing. Call it after `_turn`."""
    hidden = Review.objects.filter(session_id=session.pk, is_shown=False)
    pairs = list(hidden.values_list("author_id", "about_id"))
    if not hidden.update(is_shown=True):
        return False
    ratings_refresh([about for _, about in pairs])
    _tell_of(SHOWN, session, pairs)
    _publish(session, session.teacher_id, session.student_id)
    return True


@transactional
def review_remove(review_id: UUID) -> bool:
    """Take a review away for everybody; again is fine. False when it is gone already. Emits session:updated."""
    review = Review.objects.filter(pk=review_id).first()
    if review is None or not Review.objects.filter(pk=review_id, is_removed=False).update(is_removed=True):
        return False
    ratings_refresh([review.about_id])
    session = Session.objects.get(pk=review.session_id)
    _publish(session, session.teacher_id, session.student_id)
    return True


@transactional
def review_take_down(*, review: Review, by: User, reason: str = "") -> None:
    """A moderator removes a review without a report. Raises NotAllowed, NothingToRemove. Leaves an audit entry."""
    if by.pk == review.about_id:
        raise ConcernsYou
    require_above(by, review.author)
    if not review_remove(review.pk):
        raise NothingToRemove
    audit(Action.REMOVE_CONTENT, review.author, by, reason, kind="review", target=str(review.pk))


def _tell_of(event: str, session: Session, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Tell the second of each pair of what the first one wrote: never what it says."""
    if _is_hidden(session):
        return
    pairs = list(pairs)
    present = active_ids({about for _, about in pairs})
    notices = [
        Notice(about, Kind.REVIEW, _key(event, session), _data(event, session, author), from_id=author)
        for author, about in pairs
        if about in present
    ]
    notify_many(notices)


def _key(event: str, session: Session) -> str:
    return f"{event}:{session.pk}"


def _data(event: str, session: Session, author: UUID) -> dict[str, object]:
    return {
        "event": event,
        "sessionId": str(session.pk),
        "personId": str(author),
        "skillName": session.skill_name,
    }


def _publish(session: Session, *to: UUID) -> None:
    if _is_hidden(session):
        return
    same = {name: getattr(session, name) for name in SessionUpdated.model_fields}
    publish(SessionUpdated(**same), to={user_id: other_of(session, user_id) for user_id in to})


def _is_hidden(session: Session) -> bool:
    """True while one of the two has blocked the other: neither hears of it."""
    return Seat.objects.filter(session_id=session.pk, is_hidden=True).exists()
