"""Finding messages that have waited for MAIL_UNREAD_MINUTES, for a mail of them.

Sending a message does nothing for it: every minute the messages that have become that old are read by their ids,
which are in the order of time. How far that has come is one row, `UnreadMailScan`.
"""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Q

from chat.models import Message, Participant, UnreadMailScan
from notifications.mail.adding import NewMail, mails_add
from notifications.models import Kind, Mail
from skillswap.db import run
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from skillswap.errors import Busy

FURTHEST_BACK = dt.timedelta(hours=6)  # what a worker that was away for longer has missed is no news
NAME = "unread_mail"


def unread_mails_plan() -> int:
    """Put mails of what waits unread into the outbox; returns for how many conversations. Safe to run twice at once."""
    until = now_ms() - dt.timedelta(minutes=settings.MAIL_UNREAD_MINUTES)
    since = max(_scanned_until(until), until - FURTHEST_BACK)
    written = Message.objects.filter(pk__gte=first_id_at(since), pk__lt=first_id_at(until), kind__in=Message.WRITTEN)
    rows = list(written.order_by("seq").values_list("conversation_id", "seq", "created_at"))
    last = {conversation_id: seq for conversation_id, seq, _ in rows}
    left = {conversation_id: written_at for conversation_id, _, written_at in reversed(rows)}

    def plan(conversation_id: UUID) -> bool:
        written_at = left.pop(conversation_id)
        try:
            return run(_plan, conversation_id, last[conversation_id])
        except Busy:
            left[conversation_id] = written_at
            raise

    planned = each_alone(last, plan, what="unread_mail")
    until = min([until, *left.values()])  # what a busy database left is looked at again by the next run
    UnreadMailScan.objects.filter(name=NAME, until__lt=until).update(until=until)
    return planned


def _scanned_until(now: dt.datetime) -> dt.datetime:
    """How far it has come; the first time, no further than now: nobody is mailed about what is old."""
    row = UnreadMailScan.objects.filter(name=NAME).first()
    if row is None:
        try:
            row = run(UnreadMailScan.objects.create, name=NAME, until=now - dt.timedelta(minutes=1))
        except IntegrityError:  # another worker at the same moment
            row = UnreadMailScan.objects.get(name=NAME)
    return row.until


def _plan(conversation_id: UUID, seq: int) -> bool:
    """A mail to whoever has not read up to `seq` and has not muted it, unless one waits.

    Not within an hour of the one before.
    """
    sides = Participant.objects.filter(conversation_id=conversation_id, unread__gt=0, read_seq__lt=seq)
    sides = sides.filter(Q(muted_until=None) | Q(muted_until__lte=now_ms()))
    readers = list(sides.filter(is_blocked=False, is_closed=False).values_list("user_id", flat=True))
    due = {user_id: at for user_id in readers if (at := _due_at(user_id, conversation_id))}
    mails_add(list(_mails(conversation_id, seq, due.items())))
    return bool(due)


def _due_at(user_id: UUID, conversation_id: UUID) -> dt.datetime | None:
    """When the next mail of this conversation may go; None when one waits."""
    before = Mail.objects.filter(user_id=user_id, about_id=conversation_id).order_by("-id").first()
    if before is None or before.state == Mail.State.DROPPED or before.ended_at is None:
        return None if before and before.state == Mail.State.WAITING else now_ms()
    return max(now_ms(), before.ended_at + dt.timedelta(minutes=settings.MAIL_UNREAD_PAUSE_MINUTES))


def _mails(conversation_id: UUID, seq: int, due: Iterable[tuple[UUID, dt.datetime]]) -> Iterable[NewMail]:
    for user_id, at in due:
        yield NewMail(user_id, "messages_unread", f"{conversation_id}:{seq}", Kind.MESSAGE, conversation_id, {}, at)
