"""Mails of what moderators decided: a warning, a ban, and that a report was handled. They cannot be turned off."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts.models import User
from moderation.models import Report
from notifications.mail.adding import NewMail, mails_add
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from notifications.models import Kind, Notification
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.mail.times import moment_words

WARNING, BAN, HANDLED = "moderation_warning", "moderation_ban", "report_handled"

REPORTED = {  # what was reported, as the small print of a mail calls it
    Report.Kind.USER: N_("person"),
    Report.Kind.MESSAGE: N_("message"),
    Report.Kind.SKILL: N_("skill"),
    Report.Kind.SESSION: N_("session"),
    Report.Kind.REVIEW: N_("review"),
}


def warning_mail(report: Report) -> None:
    """To the reported member. Call it in the transaction of the decision, as the others."""
    if report.about_id:
        mails_add([NewMail(report.about_id, WARNING, str(report.pk), Kind.MODERATION, report.pk)])


def ban_mail(user: User) -> None:
    mails_add([NewMail(user.pk, BAN, now_ms().isoformat(), Kind.MODERATION, user.pk)])


def handled_mail(report: Report) -> None:
    """To the one who reported."""
    if report.reporter_id:
        mails_add([NewMail(report.reporter_id, HANDLED, str(report.pk), Kind.MODERATION, report.pk)])


def warning(mail: Mail, reader: User) -> MailContent | None:
    """The moderator's words stand in the notification, and nowhere else."""
    notice = Notification.objects.filter(user_id=reader.pk, key=f"report:{mail.about_id}").order_by("-id").first()
    if notice is None:
        return None
    return MailContent(
        _("A moderator writes to you"),
        [notice.data["text"]],
        (_("See it on SkillSwap"), f"{settings.CLIENT_ORIGIN}/notifications"),
        notes=[_("Answer this warning by keeping to it: there is no need to write back.")],
    )


def ban(mail: Mail, reader: User) -> MailContent | None:
    if not reader.banned_now():
        return None
    until = (
        moment_words(reader.banned_until, reader.timezone, reader.hour_cycle)
        if reader.banned_until
        else _("without end")
    )
    return MailContent(
        _("Your account is banned"),
        [_("A moderator has banned your account. You cannot log in, and what you had open was ended.")],
        facts=[(_("Until"), until), (_("Reason"), reader.ban_reason)],
    )


def handled(mail: Mail, reader: User) -> MailContent | None:
    report = Report.objects.filter(pk=mail.about_id, status=Report.Status.CLOSED).first()
    if report is None:
        return None
    return MailContent(
        _("We have looked at your report"),
        [_("Thank you for telling us. A moderator has looked at it and decided.")],
        facts=[
            (_("Reported"), moment_words(report.created_at, reader.timezone, reader.hour_cycle)),
            (_("About"), _(REPORTED[Report.Kind(report.kind)])),
        ],
        notes=[_("What was decided is between the moderators and the other member. You can block people yourself.")],
    )


MODERATION_MAILS = (
    MailKind(WARNING, warning),
    MailKind(BAN, ban, reaches_banned=True),
    MailKind(HANDLED, handled),
)
