"""Sending what is due.

Each mail is claimed by a conditional update, so of several workers one sends it. What a worker that dies leaves
behind is taken by another one once its lease is over.

Nothing better than "at least once" is possible with SMTP: a worker that dies (or a database that is away for longer
than `_mark_sent` tries) between the server's "250" and our mark leaves a mail that was sent and looks unsent. It is
sent again, with the same Message-ID, by which mailboxes that look for repeats show it once. Marking before sending
would lose mails instead.
"""

import datetime as dt
import time
from typing import Any
from uuid import UUID

import structlog

from notifications.mail.judging import judge
from notifications.mail.models import Mail
from notifications.mail.transport import Away, NotTaken, Refused, Transport
from notifications.unsubscribe_links import unsubscribe_headers, unsubscribe_link
from skillswap.db import run
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.errors import Busy
from skillswap.language import spoken
from skillswap.mail import Envelope, mail_message

log = structlog.get_logger(__name__)

LEASE = dt.timedelta(minutes=10)  # after which whoever is at a mail counts as dead
FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=1), dt.timedelta(hours=6)
MOST_TRIES = 14  # about two days
MOST_REFUSALS = 3  # of a server that said it would refuse it again: its settings may be what is wrong
AT_ONCE = 500
RUN_SECONDS = 45  # after which a run begins no other mail: a slow server must not keep the worker from its other jobs
MARK_TRIES = 6  # of up to REQUEST_SECONDS each

State = Mail.State


def mails_send_due() -> int:
    """Send the mails whose time has come, at most AT_ONCE; returns how many were. Safe to run twice at once.

    While the server is away nothing is claimed, so that an outage costs only the mail that found out a try.
    """
    due = Mail.objects.filter(state=State.WAITING, due_at__lte=now_ms()).order_by("due_at", "id")
    ends = time.monotonic() + RUN_SECONDS
    with Transport() as transport:

        def send(mail_id: UUID) -> bool:
            goes_on = not transport.is_away and time.monotonic() < ends
            return goes_on and mail_send(mail_id, transport)

        return each_alone(due.values_list("pk", flat=True)[:AT_ONCE], send, what="mail")


def mail_send(mail_id: UUID, transport: Transport) -> bool:
    """Send a mail, unless somebody is at it or it has no reason any more; True when it was sent here.

    One that fails is tried again after growing pauses.
    """
    mail = run(_claim, mail_id)
    if mail is None:
        return False
    try:
        return _send(mail, transport)
    except (Away, NotTaken) as error:  # without what the server said: it repeats the address
        log.warning("mail_not_taken", mail=str(mail.pk), tries=mail.tries, error=type(error.__cause__).__name__)
        run(_put_back, mail, MOST_REFUSALS if isinstance(error, Refused) else MOST_TRIES)
    except Exception:
        log.exception("mail_failed", mail=str(mail.pk), name=mail.name, tries=mail.tries)
        run(_put_back, mail, MOST_TRIES)
    return False


def _send(mail: Mail, transport: Transport) -> bool:
    verdict = judge(mail, now_ms())
    if verdict.later:
        run(_update, mail, due_at=verdict.later, tries=mail.tries - 1)
        return False
    if verdict.user is None or verdict.content is None:
        run(_end, mail, State.DROPPED)
        return False
    off = unsubscribe_link(mail.user_id, mail.kind), unsubscribe_headers(mail.user_id, mail.kind)
    with spoken(verdict.user.locale):
        message = mail_message(verdict.content, Envelope(verdict.user.email, mail.pk, *off))
    transport.send(message)
    _mark_sent(mail)
    return True


def _claim(mail_id: UUID) -> Mail | None:
    """Of several at once one gets the mail."""
    mail = Mail.objects.filter(pk=mail_id, state=State.WAITING, due_at__lte=now_ms()).first()
    claim: dict[str, Any] = {"tries": mail.tries + 1 if mail else 0, "due_at": now_ms() + LEASE}
    if mail is None or not _update(mail, **claim):
        return None
    mail.tries, mail.due_at = claim["tries"], claim["due_at"]
    return mail


def _mark_sent(mail: Mail) -> None:
    """It is sent: a database that is busy at this moment is asked for longer than usual."""
    for _ in range(MARK_TRIES - 1):
        try:
            run(_end, mail, State.SENT)
        except Busy:
            log.warning("mail_mark_busy", mail=str(mail.pk))
        else:
            return
    run(_end, mail, State.SENT)


def _put_back(mail: Mail, most_tries: int) -> None:
    if mail.tries >= most_tries:
        log.error("mail_given_up", mail=str(mail.pk), name=mail.name, tries=mail.tries)
        _end(mail, State.FAILED)
    else:
        _update(mail, due_at=now_ms() + min(FIRST_PAUSE * 2 ** (mail.tries - 1), LONGEST_PAUSE))


def _end(mail: Mail, state: str) -> None:
    _update(mail, state=state, ended_at=now_ms())


def _update(mail: Mail, **changes: Any) -> bool:
    """Write `changes` on the condition that nobody else has the mail by now."""
    mine = Mail.objects.filter(pk=mail.pk, state=State.WAITING, tries=mail.tries, due_at=mail.due_at)
    return bool(mine.update(**changes))
