"""Reads of the ledger."""

import datetime as dt
from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from credits.models import LIFETIME, WITHIN, Account, AccountKind, Entry, Kind, Tally, Transfer, account_key
from skillswap.fields import now_ms
from skillswap.pagination import NumberedPage

MONTHS_SHOWN = 12


def balance_of(user_id: UUID) -> dict[str, int]:
    """What a member has, holds, and has earned and spent so far: two queries."""
    keys = {kind: account_key(user_id, kind) for kind in (AccountKind.AVAILABLE, AccountKind.HELD)}
    balances = dict(Account.objects.filter(key__in=list(keys.values())).values_list("key", "balance"))
    tallies = Tally.objects.filter(user_id=user_id, month=LIFETIME, kind__in=[Kind.EARNED, Kind.SPENT])
    moved = dict(tallies.values_list("kind", "minutes"))
    return {
        "available_minutes": balances.get(keys[AccountKind.AVAILABLE], 0),
        "held_minutes": balances.get(keys[AccountKind.HELD], 0),
        "earned_minutes": moved.get(Kind.EARNED, 0),
        "spent_minutes": -moved.get(Kind.SPENT, 0),
    }


def transactions_of(user_id: UUID, *, kind: str | None, page: int, limit: int) -> NumberedPage:
    """A page of a member's history, newest first: three queries.

    Without a kind, what changes the total; with "hold", holds and releases.
    """
    rows = Entry.objects.filter(user_id=user_id)
    kinds = _kinds(kind)
    rows = rows.filter(changes_total=True) if kind is None else rows.filter(kind__in=kinds)
    total = sum(Tally.objects.filter(user_id=user_id, month=LIFETIME, kind__in=kinds).values_list("count", flat=True))
    start = (page - 1) * limit
    found = [] if start >= total else list(rows.order_by("-id").values(*_COLUMNS)[start : start + limit])
    people = cards_of({row["counterpart_id"] for row in found} - {None})
    return NumberedPage([_transaction(row, people) for row in found], page, limit, total)


_COLUMNS = ("id", "kind", "amount", "balance_after", "session_id", "counterpart_id", "description", "created_at")


def _kinds(kind: str | None) -> list[str]:
    if kind is None:
        return [each for each in Kind.values if each not in WITHIN]
    return [str(each) for each in WITHIN] if kind in WITHIN else [kind]


def _transaction(row: dict[str, Any], people: dict[UUID, dict[str, Any]]) -> dict[str, Any]:
    person = people.get(row["counterpart_id"])
    return {
        "id": row["id"],
        "kind": row["kind"],
        "amount_minutes": row["amount"],
        "balance_after_minutes": row["balance_after"],
        "session_id": row["session_id"],
        "counterpart": person and {name: person[name] for name in ("id", "name", "username", "avatar_url")},
        "description": row["description"],
        "created_at": row["created_at"],
    }


def transfer_out(transfer: Transfer) -> dict[str, Any]:
    """A transfer as the admin who made it sees it. No query."""
    same = {name: getattr(transfer, name) for name in ("id", "kind", "from_user_id", "to_user_id", "reason")}
    return {**same, "amount_minutes": transfer.amount, "created_at": transfer.created_at}


def stats_of(user_id: UUID) -> dict[str, Any]:
    """Earned and spent in each of the last twelve months (UTC), the oldest first, and totals by kind: one query."""
    months = _last_months(now_ms())
    tallies = Tally.objects.filter(user_id=user_id, month__in=[*months, LIFETIME])
    found = {
        (month, kind): (minutes, count)
        for month, kind, minutes, count in tallies.values_list("month", "kind", "minutes", "count")
    }
    none = (0, 0)
    return {
        "months": [
            {
                "month": month,
                "earned_minutes": found.get((month, Kind.EARNED), none)[0],
                "spent_minutes": -found.get((month, Kind.SPENT), none)[0],
            }
            for month in months
        ],
        "totals": [
            {"kind": kind, "minutes": minutes, "count": count}
            for kind in Kind.values
            for minutes, count in [found.get((LIFETIME, kind), none)]
            if count
        ],
    }


def _last_months(now: dt.datetime) -> list[str]:
    last = now.year * 12 + now.month - 1
    return [f"{month // 12}-{month % 12 + 1:02d}" for month in range(last - MONTHS_SHOWN + 1, last + 1)]
