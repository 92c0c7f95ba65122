"""What a mail's link turned off, and turning that on again by the same link: for a short time, as an undo.

A mail may be forwarded, and whoever has it holds the link for ever. They may turn mails off; that they turned them on
again long after the member did not want them would be spam by our own hand. `off_by_link` of the member's preferences
is `{kind of the link: {"at": ISO time, "kinds": [kind]}}`, the last time that each link turned something off.
"""

import datetime as dt
from collections.abc import Collection

from notifications.errors import UndoIsOver
from notifications.models import Channel, NotificationPreferences

UNDO = dt.timedelta(minutes=15)


def mails_turn_off(row: NotificationPreferences, kinds: Collection[str], *, by: str, now: dt.datetime) -> None:
    """Turn off the mails of `kinds` by a link of the kind `by`. What was off before is not part of its undo."""
    wanted = [str(kind) for kind in kinds if row.wants(kind, Channel.EMAIL)]
    if not wanted:
        return
    undo_forget(row, wanted)
    row.email_off = sorted({*row.email_off, *wanted})
    row.off_by_link = row.off_by_link | {str(by): {"at": now.isoformat(), "kinds": wanted}}


def mails_turn_on(row: NotificationPreferences, *, by: str, now: dt.datetime) -> None:
    """Undo the last `mails_turn_off` of that link. Again is fine. Raises UndoIsOver when its kind would stay off."""
    if _end(row, by) > now:
        row.email_off = sorted(set(row.email_off) - set(row.off_by_link[by]["kinds"]))
    elif not row.wants(by, Channel.EMAIL):
        raise UndoIsOver


def undo_until(row: NotificationPreferences, *, by: str, now: dt.datetime) -> dt.datetime | None:
    """Until when that link turns on again what it turned off; None when it cannot, or nothing of that is off."""
    end = _end(row, by)
    return end if end > now and set(row.off_by_link[by]["kinds"]) & set(row.email_off) else None


def undo_forget(row: NotificationPreferences, kinds: Collection[str]) -> None:
    """The member chose otherwise meanwhile: no link turns on these kinds any more."""
    left = {
        by: off | {"kinds": [kind for kind in off["kinds"] if kind not in kinds]} for by, off in row.off_by_link.items()
    }
    row.off_by_link = {by: off for by, off in left.items() if off["kinds"]}


def _end(row: NotificationPreferences, by: str) -> dt.datetime:
    """When the undo of that link ends or ended; long ago for a link that turned nothing off."""
    off = row.off_by_link.get(by)
    return dt.datetime.fromisoformat(off["at"]) + UNDO if off else dt.datetime.min.replace(tzinfo=dt.UTC)
