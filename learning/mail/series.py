"""What mails about several sessions of a series say, as they are when the mail is sent; None when that is over.

They are about the first of those sessions; `sessionIds` has all that a mail to both is about.
"""

from django.utils.translation import gettext as _

from accounts.models import User
from learning.mail.invitations import published
from learning.mail.reading import SessionView, view_of
from learning.models import BOOKED, Session, Status
from notifications.mail.models import Mail
from skillswap.mail import MailContent
from skillswap.phrases import minutes_words, plural

Facts = list[tuple[str, str]]


def requested(mail: Mail, reader: User) -> MailContent | None:
    view = _open_view(mail, reader)
    asked = _of_series(view, Status.REQUESTED)
    if view is None or not asked:
        return None
    about = {"name": view.name, "skill": view.skill}
    return MailContent(
        plural(
            "%(name)s asks you for %(count)d session: %(skill)s",
            "%(name)s asks you for %(count)d sessions: %(skill)s",
            len(asked),
            **about,
        ),
        [_("%(name)s would like to learn %(skill)s from you, once a week.") % about],
        view.button(_("See them and answer")),
        _facts(view, asked),
        notes=[
            _("You can accept or decline them together or one by one."),
            _("Minutes are held for the next two, and for another one whenever one is over."),
            _("Without an answer they run out on %(at)s.")
            % {"at": view.at(max(session.expires_at for session in asked))},
        ],
    )


def agreed(mail: Mail, reader: User) -> MailContent | None:
    view = _open_view(mail, reader)
    booked = [one for one in _of_mail(mail) if one.status in BOOKED]
    if view is None or not booked:
        return None
    return MailContent(
        plural(
            "Agreed, %(count)d session: %(subject)s",
            "Agreed, %(count)d sessions: %(subject)s",
            len(booked),
            subject=view.subject,
        ),
        [
            _("You and %(name)s have a session a week. The attached file puts them into your calendar.")
            % {"name": view.name}
        ],
        view.button(_("Open the first one")),
        _facts(view, booked),
        notes=[_("Each of them can be moved or cancelled alone, on its page.")],
        calendar=published(view, booked),
    )


def cancelled(mail: Mail, reader: User) -> MailContent | None:
    """Also to who cancelled them, for their calendar; after a block it names nobody and leads nowhere."""
    view = view_of(mail, reader)
    gone = [one for one in _of_mail(mail) if one.status == Status.CANCELLED]
    was_agreed = [one for one in gone if one.accepted_at is not None]
    if view is None or not gone:
        return None
    by_reader = gone[0].cancelled_by_id == view.reader.pk
    if not was_agreed and (view.contact == "none" or by_reader):
        return None
    text = _("The sessions below will not take place.")
    if view.contact == "open":
        text = _("You cancelled the sessions below.")
        if not by_reader:
            text = _("%(name)s cancelled the sessions below.") % {"name": view.name}
    if was_agreed:
        text = " ".join([text, _("The attached file takes them out of your calendar.")])
    return MailContent(
        plural(
            "Cancelled, %(count)d session: %(subject)s",
            "Cancelled, %(count)d sessions: %(subject)s",
            len(gone),
            subject=view.subject,
        ),
        [text],
        view.button(_("See the first one")) if view.contact != "none" else None,
        _facts(view, gone, named=view.contact == "open"),
        calendar=published(view, was_agreed) if was_agreed else None,
    )


def declined(mail: Mail, reader: User) -> MailContent | None:
    view = _open_view(mail, reader)
    gone = _of_series(view, Status.DECLINED)
    if view is None or not gone:
        return None
    return MailContent(
        _("Not this time: %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s cannot take the sessions that you asked for. Nothing was taken from your minutes.")
            % {"name": view.name}
        ],
        view.button(_("See them")),
        _facts(view, gone),
    )


def short(mail: Mail, reader: User) -> MailContent | None:
    """Two days before a session whose minutes could not be held."""
    view = _open_view(mail, reader)
    if view is None or view.session.status != Status.SCHEDULED or view.session.hold_due_at is None:
        return None
    who = _("You do not have enough credits.")
    if view.teaches:
        who = _("%(name)s does not have the credits for it yet.") % {"name": view.name}
    return MailContent(
        _("Credits are missing: %(subject)s") % {"subject": view.subject},
        [" ".join([who, _("They are held by themselves as soon as they are there.")])],
        view.button(_("Open the session")),
        view.facts(),
        notes=[_("Without them it falls out a day before it begins. Nobody pays anything then.")],
    )


def _open_view(mail: Mail, reader: User) -> SessionView | None:
    view = view_of(mail, reader)
    return view if view and view.contact == "open" else None


def _of_mail(mail: Mail) -> list[Session]:
    return list(Session.objects.filter(pk__in=mail.data.get("sessionIds", [])).order_by("scheduled_time", "pk"))


def _of_series(view: SessionView | None, status: Status) -> list[Session]:
    if view is None or view.session.series_id is None:
        return []
    same = Session.objects.filter(series_id=view.session.series_id, status=status)
    return list(same.order_by("scheduled_time", "pk"))


def _facts(view: SessionView, sessions: list[Session], *, named: bool = True) -> Facts:
    numbers = [_("Session %(number)d") % {"number": session.series_number} for session in sessions]
    times = [(number, view.at(one.scheduled_time)) for number, one in zip(numbers, sessions, strict=True)]
    about = (_("You teach") if view.teaches else _("You learn"), view.skill)
    length = (_("Length"), minutes_words(view.session.duration_minutes))
    return [*times, length, about, *([(_("With"), view.name)] if named else [])]
