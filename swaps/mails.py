"""Mails about swaps: what they say, as the swap is when they are sent."""

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import DELETED_NAME, User
from accounts.selectors import names_of
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail
from skills.catalogue import shown_name
from skillswap.db.fields import now_ms
from skillswap.mail import MailContent
from skillswap.mail.times import moment_words
from skillswap.phrases import comma_listed, minutes_words
from swaps.models import Swap

Status = Swap.Status


def proposed(mail: Mail, reader: User) -> MailContent | None:
    """A proposal, or another one in answer to the reader's, that still waits for them."""
    swap = _swap(mail, reader, Status.PENDING)
    if swap is None or swap.to_user_id != reader.pk or swap.expires_at <= now_ms():
        return None
    name = _other(swap, reader)
    if swap.counter_of:
        subject = _("%(name)s answers with another proposal: %(offered)s for %(wanted)s")
        text = _("%(name)s answers with another proposal.")
    else:
        subject = _("%(name)s proposes a swap: %(offered)s for %(wanted)s")
        text = _("%(name)s proposes a swap.")
    return _content(
        swap,
        reader,
        subject % {"name": name, **_skills(swap)},
        text % {"name": name},
        _("See it and answer"),
        _("Without an answer it runs out on %(at)s.")
        % {"at": moment_words(swap.expires_at, reader.timezone, reader.hour_cycle)},
    )


def accepted(mail: Mail, reader: User) -> MailContent | None:
    swap = _swap(mail, reader, Status.ACCEPTED)
    if swap is None:
        return None
    name = _other(swap, reader)
    return _content(
        swap,
        reader,
        _("%(name)s said yes: %(offered)s for %(wanted)s") % {"name": name, **_skills(swap)},
        _("%(name)s accepted your proposal. Now find a time for both sessions.") % {"name": name},
        _("Book the sessions"),
    )


def rejected(mail: Mail, reader: User) -> MailContent | None:
    swap = _swap(mail, reader, Status.REJECTED)
    if swap is None:
        return None
    name = _other(swap, reader)
    return _content(
        swap,
        reader,
        _("Not this time: %(offered)s for %(wanted)s") % _skills(swap),
        _("%(name)s does not take your proposal.") % {"name": name},
        _("See the swap"),
    )


def _swap(mail: Mail, reader: User, status: str) -> Swap | None:
    """The swap, while it is in that state and the two can see each other."""
    swap = Swap.objects.filter(pk=mail.about_id, status=status, is_hidden=False).first()
    return swap if swap and reader.pk in swap.people else None


def _skills(swap: Swap) -> dict[str, str]:
    return {"offered": shown_name(swap.offered_skill_name), "wanted": shown_name(swap.wanted_skill_name)}


def _other(swap: Swap, reader: User) -> str:
    other = swap.other_than(reader.pk)
    return names_of([other]).get(other, DELETED_NAME)


def _content(swap: Swap, reader: User, subject: str, text: str, button: str, *notes: str) -> MailContent:
    names = _skills(swap)
    offered = comma_listed([names["offered"], minutes_words(swap.offered_minutes)])
    wanted = comma_listed([names["wanted"], minutes_words(swap.wanted_minutes)])
    teaches, learns = (offered, wanted) if reader.pk == swap.from_user_id else (wanted, offered)
    link = f"{settings.CLIENT_ORIGIN}/swaps/{swap.pk}"
    facts = [(_("You teach"), teaches), (_("You learn"), learns), (_("With"), _other(swap, reader))]
    return MailContent(subject, [text], (button, link), facts, notes=notes)


SWAP_MAILS = (
    MailKind("swap_proposed", proposed, event="swap_proposed", about="swapId"),
    MailKind("swap_countered", proposed, event="swap_countered", about="swapId"),
    MailKind("swap_accepted", accepted, event="swap_accepted", about="swapId"),
    MailKind("swap_rejected", rejected, event="swap_rejected", about="swapId"),
)
