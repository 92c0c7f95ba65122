"""Whether a mail whose time has come is sent, dropped or held back: asked when it is sent, not when it was written."""

import datetime as dt
from dataclasses import dataclass

from accounts.models import User
from notifications.mail.kinds import KINDS, MailKind
from notifications.mail.models import Mail
from notifications.models import OPTIONAL, Channel
from notifications.selectors import quiet_until, wanted_by
from skillswap.language import spoken
from skillswap.mail import MailContent


@dataclass(frozen=True)
class Verdict:
    """What happens to a mail: sent as `content` to `user`, held back until `later`, or neither: dropped."""

    user: User | None = None
    content: MailContent | None = None
    later: dt.datetime | None = None


DROPPED = Verdict()


def judge(mail: Mail, now: dt.datetime) -> Verdict:
    """Ask the member's account, their wishes, their clock, and the thing that the mail is about, in this order."""
    kind, user = KINDS[mail.name], reader_of(mail)
    if user is None or not wanted_by([user.pk], mail.kind, Channel.EMAIL):
        return DROPPED
    if later := _held_back_until(mail, kind, now):
        return Verdict(later=later)
    with spoken(user.locale):
        content = kind.build(mail, user)
    return Verdict(user, content) if content else DROPPED


def reader_of(mail: Mail) -> User | None:
    """The member, when the address is proved to be theirs and they are not out; a mail about a ban reaches them."""
    user: User | None = User.objects.filter(pk=mail.user_id, is_active=True, is_verified=True).first()
    return user if user and (KINDS[mail.name].reaches_banned or not user.banned_now()) else None


def _held_back_until(mail: Mail, kind: MailKind, now: dt.datetime) -> dt.datetime | None:
    """The end of the member's quiet hours, unless it cannot be turned off or would be of no use by then."""
    if mail.kind not in OPTIONAL:
        return None
    end = quiet_until([mail.user_id], now).get(mail.user_id)
    needed_by = kind.needed_by(mail)
    return None if end is None or (needed_by and needed_by < end) else end
