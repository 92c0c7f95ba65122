"""What mails about sessions say, as the session is when they are sent; None when that is over."""

import datetime as dt

from django.utils.translation import gettext as _

from accounts.models import User
from learning.mail.invitations import cancellation, invitation
from learning.mail.reading import SessionView, kept_instant, view_of
from learning.meeting_links import link_host
from learning.models import Dispute, Session, Status
from learning.rules import ActionContext, may_accept
from learning.times import is_claimed
from notifications.mail.models import Mail
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.phrases import minutes_words, unbroken

REMINDERS = (1440, 60)  # minutes before the session; the later ones only reach who is there


def requested(mail: Mail, reader: User) -> MailContent | None:
    view = _open_view(mail, reader)
    if view is None or view.session.status != Status.REQUESTED or not _may_accept(view):
        return None
    return MailContent(
        _("%(name)s asks you for a session: %(skill)s") % {"name": view.name, "skill": view.skill},
        [_("%(name)s would like to learn %(skill)s from you.") % {"name": view.name, "skill": view.skill}],
        view.button(_("See the request and answer")),
        view.facts(),
        notes=[_("Without an answer it runs out on %(at)s.") % {"at": view.at(view.session.expires_at)}],
    )


def time_proposed(mail: Mail, reader: User) -> MailContent | None:
    """Another time, for a request or for what is agreed: as long as it is the last one, and lies ahead."""
    view = _open_view(mail, reader)
    if view is None or not _may_accept(view) or _is_superseded(mail):
        return None
    session, facts = view.session, view.facts()
    if session.proposed_time is not None:
        length = minutes_words(session.proposed_minutes or session.duration_minutes)
        proposed = _("%(day)s, %(time)s") % {"day": view.at(session.proposed_time), "time": length}
        facts = [(_("Proposed"), proposed), (_("Agreed so far"), view.period())]
    return MailContent(
        _("%(name)s proposes another time: %(skill)s") % {"name": view.name, "skill": view.skill},
        [_("%(name)s would like to meet at another time. It counts once you accept it.") % {"name": view.name}],
        view.button(_("See it and answer")),
        facts,
    )


def agreed(mail: Mail, reader: User) -> MailContent | None:
    view = _scheduled_view(mail, reader)
    if view is None:
        return None
    return MailContent(
        _("Agreed: %(subject)s") % {"subject": view.subject},
        [_("You and %(name)s have a session. The attached file puts it into your calendar.") % {"name": view.name}],
        view.button(_("Open the session")),
        view.facts(),
        notes=[unbroken(_("The room opens on its page 15 minutes before. There you can also move or cancel it."))],
        calendar=invitation(view),
    )


def moved(mail: Mail, reader: User) -> MailContent | None:
    view = _scheduled_view(mail, reader)
    if view is None:
        return None
    return MailContent(
        _("Moved: %(subject)s") % {"subject": view.subject},
        [
            _("Your session with %(name)s has another time. The attached file moves it in your calendar.")
            % {"name": view.name}
        ],
        view.button(_("Open the session")),
        view.facts(),
        calendar=invitation(view),
    )


def link_changed(mail: Mail, reader: User) -> MailContent | None:
    """The teacher has set, changed or taken away their meeting link: the last of such mails."""
    view = _scheduled_view(mail, reader)
    if view is None or _is_superseded(mail):
        return None
    link = view.meeting_link
    if link:
        where = _("%(name)s has changed where your session is: on %(host)s, outside SkillSwap.")
    else:
        where = _("%(name)s has changed where your session is: in the room on its page.")
    where = where % {"name": view.name, "host": link_host(link)}
    return MailContent(
        _("Where you meet: %(subject)s") % {"subject": view.subject},
        [" ".join([where, _("The attached file changes it in your calendar.")])],
        view.button(_("Open the session")),
        view.facts(),
        calendar=invitation(view),
    )


def reminder(mail: Mail, reader: User) -> MailContent | None:
    view = _scheduled_view(mail, reader)
    if view is None:
        return None
    return MailContent(
        _("Reminder: %(subject)s") % {"subject": view.subject},
        [_soon(view)],
        view.button(_("Open the session")),
        view.facts(),
        notes=[_("Can you not come? Say so on its page, so that nobody waits.")],
    )


def declined(mail: Mail, reader: User) -> MailContent | None:
    view = _open_view(mail, reader)
    if view is None or view.session.status != Status.DECLINED:
        return None
    return MailContent(
        _("Not this time: %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s cannot take the session that you asked for. Nothing was taken from your minutes.")
            % {"name": view.name}
        ],
        view.button(_("See the session")),
        view.facts(),
    )


def time_declined(mail: Mail, reader: User) -> MailContent | None:
    view = _scheduled_view(mail, reader)
    if view is None or view.session.proposed_time is not None:
        return None
    return MailContent(
        _("It stays as it was: %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s cannot come at the time that you proposed. The session is still agreed for the time below.")
            % {"name": view.name}
        ],
        view.button(_("See the session")),
        view.facts(),
    )


def cancelled(mail: Mail, reader: User) -> MailContent | None:
    """Also to who cancelled it, for their calendar; after a block it names nobody and leads nowhere."""
    view = view_of(mail, reader)
    if view is None or view.session.status != Status.CANCELLED:
        return None
    session, was_agreed = view.session, view.session.accepted_at is not None
    if not was_agreed and (view.contact == "none" or session.cancelled_by_id == reader.pk):
        return None
    text = _("The session below will not take place.")
    if session.fell_out:
        text = _("It fell out, because the credits for it were missing a day before. Nobody pays anything.")
    elif view.contact == "open":
        text = _("You cancelled it. Its page says more.")
        if session.cancelled_by_id != reader.pk:
            text = _("%(name)s cancelled it. Its page says more.") % {"name": view.name}
    if was_agreed:
        text = " ".join([text, _("The attached file takes it out of your calendar.")])
    return MailContent(
        _("Cancelled: %(subject)s") % {"subject": view.subject},
        [text],
        view.button(_("See the session")) if view.contact != "none" else None,
        view.facts() if view.contact == "open" else view.facts()[:3],
        calendar=cancellation(view) if was_agreed else None,
    )


def claimed(mail: Mail, reader: User) -> MailContent | None:
    """The other has ended it and says how long it took."""
    view = _contact_view(mail, reader)
    if view is None or not is_claimed(view.session) or view.session.waits_for_id != reader.pk:
        return None
    session = view.session
    said = minutes_words(session.claimed_minutes or session.duration_minutes)
    silent = _("Without an answer by %(at)s it counts as said.")
    if session.ended_by_id == session.teacher_id:
        silent = _("Without an answer by %(at)s it counts, as far as the call or the clock shows it.")
    return MailContent(
        _("Please confirm: %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s has ended your session and says that it took %(said)s. Confirm it, or say that it was not so.")
            % {"name": view.name, "said": said}
        ],
        view.button(_("Confirm or dispute")),
        view.facts(),
        notes=_settles(view, silent),
    )


def absent(mail: Mail, reader: User) -> MailContent | None:
    """The reader is said not to have come."""
    view = _contact_view(mail, reader)
    if view is None or view.session.status != Status.NO_SHOW or view.session.absent_id != reader.pk:
        return None
    if view.session.settled_at is not None or view.session.has_open_dispute:
        return None
    return MailContent(
        _("Did you miss it? %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s says that you did not come to your session. If something went wrong, say so.")
            % {"name": view.name}
        ],
        view.button(_("Answer")),
        view.facts(),
        notes=_settles(view, _("Without an answer by %(at)s it counts as missed.")),
    )


def excused(mail: Mail, reader: User) -> MailContent | None:
    """The other has an excuse for not having come: the reader may appeal."""
    view = _contact_view(mail, reader)
    if view is None or view.session.status != Status.ABANDONED or view.session.settled_at is not None:
        return None
    return MailContent(
        _("An answer from %(name)s: %(subject)s") % {"name": view.name, "subject": view.subject},
        [_("%(name)s says why they did not come. If you do not agree, ask a moderator.") % {"name": view.name}],
        view.button(_("Read it")),
        view.facts(),
        notes=_settles(view, _("Without an answer by %(at)s nobody pays.")),
    )


def disputed(mail: Mail, reader: User) -> MailContent | None:
    view = _contact_view(mail, reader)
    if view is None or not view.session.has_open_dispute:
        return None
    return MailContent(
        _("A moderator will decide: %(subject)s") % {"subject": view.subject},
        [
            _("%(name)s does not agree with how your session is to be counted. A moderator decides; you hear of it.")
            % {"name": view.name}
        ],
        view.button(_("See the session")),
        view.facts(),
    )


def decided(mail: Mail, reader: User) -> MailContent | None:
    view = _contact_view(mail, reader)
    decision = Dispute.objects.filter(session_id=mail.about_id, is_open=False).order_by("-id").first()
    if view is None or decision is None or not decision.decision:
        return None
    said = [(_("Decision"), _(decision.get_decision_display())), (_("Reason"), decision.reason)]
    if decision.minutes is not None:
        said.append((_("Counted"), minutes_words(decision.minutes)))
    return MailContent(
        _("A moderator has decided: %(subject)s") % {"subject": view.subject},
        [_("A moderator has looked at your session.")],
        view.button(_("See the session")),
        [*said, *view.facts()],
    )


def _open_view(mail: Mail, reader: User) -> SessionView | None:
    view = view_of(mail, reader)
    return view if view and view.contact == "open" else None


def _contact_view(mail: Mail, reader: User) -> SessionView | None:
    """What is owed stays after a block, without the other's name."""
    view = view_of(mail, reader)
    return view if view and view.contact != "none" else None


def _scheduled_view(mail: Mail, reader: User) -> SessionView | None:
    """Agreed on, for the time that the mail was written for, and still ahead."""
    view = _open_view(mail, reader)
    return view if view and _is_ahead(view.session, mail) else None


def _is_ahead(session: Session, mail: Mail) -> bool:
    same = session.scheduled_time == kept_instant(mail)
    return session.status == Status.SCHEDULED and same and session.scheduled_time > now_ms()


def _may_accept(view: SessionView) -> bool:
    return may_accept(ActionContext(view.session, view.reader.pk, now_ms())) is None


def _is_superseded(mail: Mail) -> bool:
    """A later mail of the same kind says how the session is by now."""
    return Mail.objects.filter(user_id=mail.user_id, about_id=mail.about_id, name=mail.name, pk__gt=mail.pk).exists()


def _soon(view: SessionView) -> str:
    """Also right when the mail was held back."""
    left = round((view.session.scheduled_time - now_ms()).total_seconds() / 60)
    if not left:
        return _("Your session with %(name)s begins now.") % {"name": view.name}
    length = minutes_words(left if left < 120 else round(left / 60) * 60)
    return _("Your session with %(name)s begins in about %(length)s.") % {"name": view.name, "length": length}


def _settles(view: SessionView, sentence: str) -> list[str]:
    at: dt.datetime | None = view.session.settles_at
    return [sentence % {"at": view.at(at)}] if at else []
