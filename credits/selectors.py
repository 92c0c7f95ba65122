"""Reads of the ledger."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from accounts.selectors import cards_of, hidden_from
from credits.models import LIFETIME, WITHIN, Account, AccountKind, Entry, Kind, MonthlyTotal, Transfer, account_key
from credits.notes import note_in_words
from credits.purposes import Purposes, person_named, purposes_of
from skillswap.db.fields import now_ms
from skillswap.http.pagination import NumberedPage

MONTHS_SHOWN = 12


def balance_of(user_id: UUID) -> dict[str, int]:
    """What a member has, holds, and has earned and spent so far: two queries."""
    keys = {kind: account_key(user_id, kind) for kind in (AccountKind.AVAILABLE, AccountKind.HELD)}
    balances = dict(Account.objects.filter(key__in=list(keys.values())).values_list("key", "balance"))
    totals = MonthlyTotal.objects.filter(user_id=user_id, month=LIFETIME, kind__in=[Kind.EARNED, Kind.SPENT])
    moved = dict(totals.values_list("kind", "minutes"))
    return {
        "available_minutes": balances.get(keys[AccountKind.AVAILABLE], 0),
        "held_minutes": balances.get(keys[AccountKind.HELD], 0),
        "earned_minutes": moved.get(Kind.EARNED, 0),
        "spent_minutes": -moved.get(Kind.SPENT, 0),
    }


def totals_of(user_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """What each of these members has earned and spent so far, in minutes: one query, none for nobody."""
    totals = {user_id: {"earned_minutes": 0, "spent_minutes": 0} for user_id in user_ids}
    if not totals:
        return {}
    kinds = {Kind.EARNED: ("earned_minutes", 1), Kind.SPENT: ("spent_minutes", -1)}
    rows = MonthlyTotal.objects.filter(user_id__in=list(totals), month=LIFETIME, kind__in=list(kinds))
    for user_id, kind, minutes in rows.values_list("user_id", "kind", "minutes"):
        name, sign = kinds[Kind(kind)]
        totals[user_id][name] = sign * minutes
    return totals


def transactions_of(user_id: UUID, *, kind: str | None, page: int, limit: int) -> NumberedPage:
    """A page of a member's history, newest first: four queries, two more with sessions.

    Without a kind, what changes the total; with "hold", holds and releases. Whoever is hidden from the member by a
    block is not named, as everywhere.
    """
    rows = Entry.objects.filter(user_id=user_id)
    kinds = _kinds(kind)
    rows = rows.filter(changes_total=True) if kind is None else rows.filter(kind__in=kinds)
    total = sum(
        MonthlyTotal.objects.filter(user_id=user_id, month=LIFETIME, kind__in=kinds).values_list("count", flat=True)
    )
    start = (page - 1) * limit
    found = [] if start >= total else list(rows.order_by("-id").values(*_COLUMNS)[start : start + limit])
    purposes = purposes_of(user_id, (row["session_id"] for row in found))
    others = {one["other_id"] for one in purposes.values()} | {row["counterpart_id"] for row in found}
    people = cards_of(others - {None} - hidden_from(user_id))
    return NumberedPage([_transaction(row, people, purposes) for row in found], page, limit, total)


_COLUMNS = ("id", "kind", "amount", "balance_after", "session_id", "counterpart_id", "description", "created_at")


def _kinds(kind: str | None) -> list[str]:
    if kind is None:
        return [each for each in Kind.values if each not in WITHIN]
    return [str(each) for each in WITHIN] if kind in WITHIN else [kind]


def _transaction(row: dict[str, Any], people: dict[UUID, dict[str, Any]], purposes: Purposes) -> dict[str, Any]:
    purpose = purposes.get(row["session_id"])
    return {
        "id": row["id"],
        "kind": row["kind"],
        "amount_minutes": row["amount"],
        "balance_after_minutes": row["balance_after"],
        "session_id": row["session_id"],
        "session": purpose
        and {
            "id": row["session_id"],
            "skill": purpose["skill"],
            "scheduled_time": purpose["scheduled_time"],
            "counterpart": person_named(people.get(purpose["other_id"])),
        },
        "counterpart": person_named(people.get(row["counterpart_id"])),
        "description": note_in_words(row["description"]),
        "created_at": row["created_at"],
    }


def transfer_out(transfer: Transfer) -> dict[str, Any]:
    """A transfer as the admin who made it sees it. No query."""
    same = {name: getattr(transfer, name) for name in ("id", "kind", "from_user_id", "to_user_id", "reason")}
    return {**same, "amount_minutes": transfer.amount, "created_at": transfer.created_at}


def stats_of(user_id: UUID) -> dict[str, Any]:
    """Earned and spent in each of the last twelve months (UTC), the oldest first, and totals by kind: one query."""
    months = _last_months(now_ms())
    totals = MonthlyTotal.objects.filter(user_id=user_id, month__in=[*months, LIFETIME])
    found = {
        (month, kind): (minutes, count)
        for month, kind, minutes, count in totals.values_list("month", "kind", "minutes", "count")
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
