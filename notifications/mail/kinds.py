"""Which mails there are. The app that knows what a mail is about says what it says, in its `mails.py`."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from notifications.mail.models import Mail
from skillswap.mail import MailContent

Build = Callable[[Mail, User], MailContent | None]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class MailKind:
    """One mail, and the notification of which it is made, if any.

    `build` reads how things are now and returns what the mail says to its reader, None when that is over.
    `event` is the `event` in a notification's data, `wanted` says of which it is made, `about` names the id in it and
    `keep` what else is kept. `kind` stands in place of the notification's. It is due `delay` later.
    `needed_by` says until when quiet hours may delay it (None: as long as they last).
    """

    name: str
    build: Build
    event: str = ""
    about: str = ""
    keep: Sequence[str] = ()
    kind: str = ""
    delay: dt.timedelta = dt.timedelta(0)
    wanted: Callable[[Data], bool] = lambda data: True
    needed_by: Callable[[Mail], dt.datetime | None] = lambda mail: None
    reaches_banned: bool = False


KINDS: dict[str, MailKind] = {}
_by_event: dict[str, list[MailKind]] = {}


def register(*kinds: MailKind) -> None:
    """Called once for each, in an app's `handlers.py`."""
    for kind in kinds:
        if kind.name not in KINDS and kind.event:
            _by_event.setdefault(kind.event, []).append(kind)
        KINDS[kind.name] = kind


def kinds_of(data: Data) -> list[MailKind]:
    """The mails that a notification with this data is also sent as."""
    return [kind for kind in _by_event.get(data.get("event", ""), ()) if kind.wanted(data)]
