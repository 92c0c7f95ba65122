"""Writes to what a member wants to get, by which channel and when."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.services import account_lock
from notifications.hooks import digest_day_changed
from notifications.link_undo import undo_forget
from notifications.models import OPTIONAL, Channel, NotificationPreferences
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import InvalidInput

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_TIMES = ("quiet_hours", "digest_day")


def preferences_set(*, user_id: UUID, changes: Mapping[str, Any]) -> None:
    """Change what `changes` names; what it leaves out stays.

    `{kind: {channel: bool}}` of OPTIONAL kinds; `quiet_hours`: `{"start": "22:00", "end": "08:00"}` on the member's
    clock, None for never; `digest_day`: 0 (Monday) to 6, None for never. Raises InvalidInput.
    """
    InvalidInput.require(*_kind_rules(changes), *_time_rules(changes))
    preferences_write(user_id=user_id, change=lambda row: _change(row, changes))


def channel_set(*, user_id: UUID, kind: str, channel: str, is_on: bool) -> None:
    """Turn one kind on or off in one channel. Raises InvalidInput for a kind that cannot be turned off."""
    preferences_set(user_id=user_id, changes={kind: {channel: is_on}})


def preferences_write(*, user_id: UUID, change: Callable[[NotificationPreferences], None]) -> None:
    """Let `change` set fields of the member's preferences, which nobody else changes meanwhile. May call it twice.

    Raises NotFound for who is leaving.
    """
    try:
        run(_write, user_id, change)
    except IntegrityError:  # the member's first change, made in two tabs at once
        run(_write, user_id, change)


def _write(user_id: UUID, change: Callable[[NotificationPreferences], None]) -> None:
    account_lock(user_id)
    lock_rows(NotificationPreferences.objects.filter(pk=user_id))
    row = NotificationPreferences.objects.filter(pk=user_id).first() or NotificationPreferences(pk=user_id)
    day_before = row.digest_day
    change(row)
    row.updated_at = now_ms()
    row.save(force_insert=row._state.adding)
    if row.digest_day != day_before:
        digest_day_changed(user_id)


def _kind_rules(changes: Mapping[str, Any]) -> list[tuple[bool, str, str]]:
    kinds = changes.keys() - set(_TIMES)
    return [(kind in OPTIONAL, kind, _("No such kind of notification can be turned off.")) for kind in kinds]


def _time_rules(changes: Mapping[str, Any]) -> list[tuple[bool, str, str]]:
    """What holds of quiet hours and the day of the digest, where they are given."""
    day, hours = changes.get("digest_day"), changes.get("quiet_hours")
    rules = [(day is None or day in range(7), "digest_day", _("A weekday from 0 (Monday) to 6."))]
    if not hours:
        return rules
    start, end = hours["start"], hours["end"]
    return [
        *rules,
        (bool(_TIME.fullmatch(start)), "quiet_hours.start", _("Write the time as HH:MM, from 00:00 to 23:59.")),
        (bool(_TIME.fullmatch(end)), "quiet_hours.end", _("Write the time as HH:MM, from 00:00 to 23:59.")),
        (start != end, "quiet_hours.end", _("The end must be another time than the start.")),
    ]


def _change(row: NotificationPreferences, changes: Mapping[str, Any]) -> None:
    for channel in Channel.values:
        switched = {kind: on[channel] for kind, on in changes.items() if kind in OPTIONAL and channel in on}
        kept = {kind for kind in row.off(channel) if kind not in switched}
        setattr(row, f"{channel}_off", sorted(kept | {kind for kind, on in switched.items() if not on}))
        if channel == Channel.EMAIL:
            undo_forget(row, switched)
    if "quiet_hours" in changes:
        hours = changes["quiet_hours"] or {"start": "", "end": ""}
        row.quiet_start, row.quiet_end = hours["start"], hours["end"]
    row.digest_day = changes.get("digest_day", row.digest_day)
