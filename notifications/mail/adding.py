"""Putting mails into the outbox."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from notifications.mail.kinds import KINDS, MailKind, kinds_of
from notifications.mail.models import Mail
from skillswap import clock
from skillswap.db import transactional
from skillswap.db.fields import now_ms


@dataclass(frozen=True)
class NewMail:
    """A mail to send: `key` names the occasion, of which the member gets one. `data` is JSON, never people's words."""

    user_id: UUID
    name: str
    key: str
    kind: str
    about_id: UUID
    data: dict[str, Any] = field(default_factory=dict)
    due_at: dt.datetime | None = None  # None: after the delay of its kind


@transactional
def mails_add(mails: Sequence[NewMail]) -> None:
    """Have these sent, but for those that are in the outbox already. Two queries, none for no mails.

    Call it in the transaction of what they are about. Whether a member wants them is asked when they are sent. Of what
    a demo community pretends to have done nobody is mailed.
    """
    new = {_key(mail): mail for mail in mails}
    if not new or clock.pretended():
        return
    for key in Mail.objects.filter(key__in=list(new)).values_list("key", flat=True):
        del new[key]
    now = now_ms()
    Mail.objects.bulk_create(
        [
            Mail(
                user_id=mail.user_id,
                key=key,
                name=mail.name,
                kind=mail.kind,
                about_id=mail.about_id,
                data=mail.data,
                due_at=mail.due_at or now + KINDS[mail.name].delay,
            )
            for key, mail in new.items()
        ]
    )


def mails_not_over(mails: Sequence[NewMail]) -> list[NewMail]:
    """Those of these whose occasion has not had its mail, nor has its sending begun. One query, none for no mails."""
    of_these = Mail.objects.filter(key__in=[_key(mail) for mail in mails])
    begun = of_these.exclude(state=Mail.State.WAITING, tries=0)
    over = set(begun.values_list("key", flat=True)) if mails else set()
    return [mail for mail in mails if _key(mail) not in over]


def mail_move(mail: NewMail) -> None:
    """Have the one of this name that waits for the member sent at the time of `mail`, as that of its occasion.

    Nothing happens when none waits, when its sending has begun, or when there is one of that occasion already.
    """
    waiting = Mail.objects.filter(user_id=mail.user_id, about_id=mail.about_id, name=mail.name, tries=0)
    first = waiting.filter(state=Mail.State.WAITING).order_by("due_at").first()
    if first and not Mail.objects.filter(key=_key(mail)).exclude(pk=first.pk).exists():
        waiting.filter(pk=first.pk).update(key=_key(mail), due_at=mail.due_at)


def _key(mail: NewMail) -> str:
    return f"{mail.name}:{mail.key}:{mail.user_id}"


def mails_add_for(notices: Iterable[Any]) -> None:
    """The mails that go with these notifications (`Notice`), also for who does not want them in the inbox."""
    mails_add([_mail(notice, kind) for notice in notices for kind in kinds_of(notice.data)])


def _mail(notice: Any, kind: MailKind) -> NewMail:
    return NewMail(
        user_id=notice.user_id,
        name=kind.name,
        key=f"{notice.key}:{notice.occasion}",
        kind=kind.kind or notice.kind,
        about_id=UUID(notice.data[kind.about]) if kind.about else notice.user_id,
        data={name: notice.data[name] for name in kind.keep if name in notice.data},
    )
