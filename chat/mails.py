"""The mail that messages wait. It says who wrote and how many, never what: mails cannot be taken back, messages can."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from chat.models import Message, Participant
from chat.services.arranging import is_muted
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.phrases import plural

MOST_COUNTED = 99


def unread(mail: Mail, reader: User) -> MailContent | None:
    """None when they were read or removed meanwhile, or the other is out or has been blocked or muted."""
    side = Participant.objects.filter(conversation_id=mail.about_id, user_id=reader.pk, unread__gt=0).first()
    if side is None or side.is_blocked or side.is_closed or is_muted(side.muted_until, now_ms()):
        return None
    theirs = Message.objects.filter(conversation_id=mail.about_id, seq__gt=side.read_seq).exclude(sender_id=reader.pk)
    written = theirs.filter(kind__in=Message.WRITTEN, deleted_at=None).order_by("seq")
    senders = list(written.values_list("sender_id", flat=True)[: MOST_COUNTED + 1])
    writer = User.objects.active().filter(pk=side.other_id or (senders[0] if senders else None)).first()
    if writer is None or not senders:
        return None
    subject = _("%(name)s wrote to you") if side.other_id else _("%(name)s wrote in your ring")
    return MailContent(
        subject % {"name": writer.name},
        [_waiting(len(senders), writer.name) if side.other_id else _waiting_in_ring(len(senders))],
        (_("Read and answer"), f"{settings.CLIENT_ORIGIN}/messages/{mail.about_id}"),
        notes=[_("Answers to this mail reach nobody: write on SkillSwap.")],
    )


def _waiting_in_ring(count: int) -> str:
    if count > MOST_COUNTED:
        return _("There are %(most)d+ messages in your ring that you have not read.") % {"most": MOST_COUNTED}
    return plural(
        "There is %(count)d message in your ring that you have not read.",
        "There are %(count)d messages in your ring that you have not read.",
        count,
    )


def _waiting(count: int, name: str) -> str:
    if count > MOST_COUNTED:
        more = _("You have %(most)d+ messages from %(name)s that you have not read.")
        return more % {"most": MOST_COUNTED, "name": name}
    return plural(
        "You have a message from %(name)s that you have not read.",
        "You have %(count)d messages from %(name)s that you have not read.",
        count,
        name=name,
    )


UNREAD_MAIL = MailKind("messages_unread", unread)
