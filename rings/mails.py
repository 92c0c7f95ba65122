"""Mails about rings: what they say, as the ring is when they are sent."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import DELETED_NAME, User
from accounts.selectors import names_of
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from rings.models import Ring, RingMember
from rings.shape import seats_seen
from skills.catalogue import shown_name
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.mail.times import moment_words
from skillswap.phrases import comma_listed, minutes_words

Status = Ring.Status


def proposed(mail: Mail, reader: User) -> MailContent | None:
    """A ring that still waits for the reader's answer."""
    mine = _part(mail, reader, Status.PROPOSED)
    if mine is None or mine.answer != RingMember.Answer.WAITING or mine.ring.expires_at <= now_ms():
        return None
    return _content(
        mine,
        _("A ring of %(people)s people fits you") % {"people": mine.ring.size},
        _("Each of you teaches the next one, and nobody has to teach whom they learn from."),
        _("See it and answer"),
        _("Without an answer it runs out on %(at)s.")
        % {"at": moment_words(mine.ring.expires_at, reader.timezone, reader.hour_cycle)},
    )


def accepted(mail: Mail, reader: User) -> MailContent | None:
    mine = _part(mail, reader, Status.ACCEPTED)
    if mine is None:
        return None
    return _content(
        mine, _("Everybody said yes to your ring"), _("Now find a time for your lessons."), _("Book the lessons")
    )


def ended(mail: Mail, reader: User) -> MailContent | None:
    mine = _part(mail, reader, Status.DECLINED, Status.EXPIRED, Status.CANCELLED)
    if mine is None:
        return None
    return _content(mine, _("Your ring is over"), _("It did not come about, or ended early."), _("See the ring"))


def _part(mail: Mail, reader: User, *statuses: str) -> RingMember | None:
    """The reader's part while they are in the ring, it is in such a state and they may see it."""
    mine = RingMember.objects.filter(ring_id=mail.about_id, user_id=reader.pk, is_present=True, is_hidden=False)
    part = mine.select_related("ring").first()
    return part if part and part.ring.status in statuses else None


def _content(mine: RingMember, subject: str, text: str, button: str, *notes: str) -> MailContent:
    ring = mine.ring
    seats = seats_seen(ring, mine, RingMember.objects.filter(ring_id=ring.pk))
    after, before = seats[1], seats[-1]
    names = names_of(part.user_id for part in (after, before) if part)
    teaches = _lesson(mine, ring)
    facts = [(_("You teach"), comma_listed([*teaches, names.get(after.user_id, DELETED_NAME)] if after else teaches))]
    if before:
        learns = [*_lesson(before, ring), names.get(before.user_id, DELETED_NAME)]
        facts.append((_("You learn"), comma_listed(learns)))
    link = f"{settings.CLIENT_ORIGIN}/rings/{ring.pk}"
    return MailContent(subject, [text], (button, link), facts, notes=notes)


def _lesson(part: RingMember, ring: Ring) -> list[str]:
    return [shown_name(part.skill_name), minutes_words(ring.lesson_minutes)]


RING_MAILS = (
    MailKind("ring_proposed", proposed, event="ring_proposed", about="ringId"),
    MailKind("ring_accepted", accepted, event="ring_accepted", about="ringId"),
    MailKind("ring_ended", ended, event="ring_ended", about="ringId"),
)
