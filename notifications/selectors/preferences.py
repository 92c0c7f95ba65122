"""What members want to get, in which way and when: for the inbox, web push and mail."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from accounts.models import User
from notifications.link_undo import undo_until
from notifications.models import OPTIONAL, Channel, Kind, NotificationPreferences
from notifications.quiet_hours import end_of_quiet
from notifications.unsubscribe_links import read_unsubscribe_token
from skillswap.db.fields import now_ms


def preferences_by_member(user_ids: Iterable[UUID]) -> dict[UUID, NotificationPreferences]:
    """The preferences of each member, the defaults for who never changed any: one query."""
    wanted = set(user_ids)
    saved = {row.pk: row for row in NotificationPreferences.objects.filter(pk__in=list(wanted))} if wanted else {}
    return {pk: saved.get(pk) or NotificationPreferences(pk=pk) for pk in wanted}


def wanted_by(user_ids: Collection[UUID], kind: str, channel: str) -> set[UUID]:
    """Those of `user_ids` who want `kind` (a `Kind`) by `channel` (a `Channel`): one query at most.

    What cannot be turned off (`account`, `moderation`) everybody wants. Says nothing of whether a member can be
    reached there (a confirmed address, a subscribed browser), and nothing of quiet hours.
    """
    if kind not in OPTIONAL:
        return set(user_ids)
    return {pk for pk, row in preferences_by_member(user_ids).items() if row.wants(kind, channel)}


def quiet_until(user_ids: Collection[UUID], now: dt.datetime) -> dict[UUID, dt.datetime]:
    """When the quiet hours end (UTC) of each member who has them at `now`; who is missing may be disturbed.

    Two queries. Hold back what can wait until then; what would be too late by then (a reminder of a session that
    begins before) and what is about the safety of the account should not wait.
    """
    preferences = preferences_by_member(user_ids)
    zones = User.objects.filter(pk__in=list(preferences)).values_list("pk", "timezone") if preferences else ()
    ends = {
        pk: end_of_quiet(preferences[pk].quiet_start, preferences[pk].quiet_end, zone, now=now) for pk, zone in zones
    }
    return {pk: end for pk, end in ends.items() if end is not None}


def digest_days(user_ids: Collection[UUID]) -> dict[UUID, int]:
    """On which weekday (0 is Monday, in their zone) who wants the mail of new matches gets it: one query."""
    return {
        pk: row.digest_day
        for pk, row in preferences_by_member(user_ids).items()
        if row.digest_day is not None and row.wants(Kind.MATCH, Channel.EMAIL)
    }


def preferences_of(user_id: UUID) -> dict[str, Any]:
    """`{kind: {in_app, push, email}}` for every kind that can be turned off, `quiet_hours`, `digest_day`: one query."""
    row = preferences_by_member([user_id])[user_id]
    kinds = {kind: {channel: row.wants(kind, channel) for channel in Channel.values} for kind in OPTIONAL}
    return kinds | {
        "quiet_hours": {"start": row.quiet_start, "end": row.quiet_end} if row.quiet_start else None,
        "digest_day": row.digest_day,
        "updated_at": None if row._state.adding else row.updated_at,
    }


def mails_wanted(token: str) -> dict[str, Any]:
    """What a mail's link shows of its member's mails, an UnsubscribeOut. Raises UnsubscribeLinkNotValid. 2 queries."""
    link = read_unsubscribe_token(token)
    row = preferences_by_member([link.user_id])[link.user_id]
    return {
        "kind": link.kind,
        "email": row.wants(link.kind, Channel.EMAIL),
        "any_email": any(row.wants(kind, Channel.EMAIL) for kind in OPTIONAL),
        "undo_until": undo_until(row, by=link.kind, now=now_ms()),
    }
