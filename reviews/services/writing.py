"""Writing a review. It stays hidden until the other has written too, or until its time is over."""

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from learning.models import Session, SessionParticipant, Status
from notifications.services import notifications_end
from reviews.errors import NotReviewable, ReviewClosed, ReviewShown
from reviews.models import TEXT_LENGTH, Review
from reviews.services.publishing import RECEIVED, notice_key, review_change_publish, reviews_notify
from reviews.services.showing import reviews_show, session_lock
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from skillswap.phrases import most_characters


@transactional
def review_write(
    *, session: Session, by: User, stars: int, text: str = "", would_recommend: bool | None = None
) -> Review:
    """Review the other person, or change what was written, until it is shown: when both have written. The same again
    changes nothing.

    Raises NotFound, InvalidInput, NotReviewable, ReviewClosed, ReviewShown. Emits session:updated, notification:new.
    """
    content = _validated(stars, text) | {"would_recommend": would_recommend}
    session = session_lock(session.pk)
    participant = SessionParticipant.objects.filter(session_id=session.pk, user_id=by.pk, is_hidden=False).first()
    if participant is None:
        raise NotFound
    shows_at = _open_until(session)
    mine = Review.objects.filter(session_id=session.pk, author_id=by.pk)
    if mine.exists():
        _change(mine.filter(is_shown=False), content, session, by)
        return mine.get()
    Review.objects.create(
        session_id=session.pk,
        author_id=by.pk,
        about_id=participant.other_id,
        author_role=participant.role,
        skill_name=session.skill_name,
        shows_at=shows_at,
        **content,
    )
    notifications_end(to=[by.pk], keys=[notice_key(RECEIVED, session)])
    if Review.objects.filter(session_id=session.pk, author_id=participant.other_id).exists():
        reviews_show(session)
    else:
        reviews_notify(RECEIVED, session, [(by.pk, participant.other_id)])
        review_change_publish(session, session.teacher_id, session.student_id)
    return mine.get()


def _validated(stars: int, text: str) -> dict[str, object]:
    InvalidInput.require(
        (1 <= stars <= 5, "stars", _("Give one to five stars.")),
        (len(text) <= TEXT_LENGTH, "text", most_characters(TEXT_LENGTH)),
    )
    return {"stars": stars, "text": text.strip()}


def _open_until(session: Session) -> dt.datetime:
    if session.status != Status.COMPLETED:
        raise NotReviewable
    until = (session.ended_at or session.ends_at) + dt.timedelta(days=settings.REVIEW_DAYS)
    if until <= now_ms():
        raise ReviewClosed
    return until


def _change(hidden: QuerySet[Review], content: dict[str, object], session: Session, by: User) -> None:
    if hidden.filter(**content).exists():
        return
    if not hidden.update(**content, edited_at=now_ms()):
        raise ReviewShown
    review_change_publish(session, by.pk)
