"""Mails that ask for a review: an hour after a session, and when the other has written theirs."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.models import User
from learning.mail.reading import SessionView, view_of
from learning.models import Status
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from notifications.models import Kind
from reviews.models import Review
from reviews.services.publishing import RECEIVED
from skillswap.mail import MailContent

DELAY = dt.timedelta(hours=1)  # most write at once, and need no mail


def review_open(mail: Mail, reader: User) -> MailContent | None:
    view = _unreviewed(mail, reader)
    if view is None:
        return None
    return MailContent(
        _("How was it? %(subject)s") % {"subject": view.subject},
        [
            _("Your session with %(name)s is over. Say in a few words how it was: others choose by it.")
            % {"name": view.name}
        ],
        view.button(_("Write a review")),
        view.facts(),
        notes=[_("Neither of you reads the other's before both have written, or the time to write is over.")],
    )


def review_received(mail: Mail, reader: User) -> MailContent | None:
    view = _unreviewed(mail, reader)
    if view is None:
        return None
    return MailContent(
        _("%(name)s has reviewed your session: %(skill_name)s") % {"name": view.name, "skill_name": view.skill},
        [
            _("%(name)s has written a review. You read it once you have written yours or the time is over.")
            % {"name": view.name}
        ],
        view.button(_("Write yours")),
        view.facts(),
    )


def _unreviewed(mail: Mail, reader: User) -> SessionView | None:
    """The session, while the reader has not written and the two can see each other."""
    view = view_of(mail, reader)
    if view is None or view.contact != "open" or view.session.status != Status.COMPLETED:
        return None
    written = Review.objects.filter(session_id=view.session.pk, author_id=reader.pk).exists()
    return None if written else view


REVIEW_MAILS = (
    MailKind(
        "review_open",
        review_open,
        event="session_ended",
        about="sessionId",
        kind=Kind.REVIEW,
        delay=DELAY,
        wanted=lambda data: "isSettled" not in data,
    ),
    MailKind("review_received", review_received, event=RECEIVED, about="sessionId"),
)
