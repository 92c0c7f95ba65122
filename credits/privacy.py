"""Credits in a member's export, and what becomes of them when they leave."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from accounts.selectors import hidden_from, names_of
from credits.models import Account, Entry, MonthlyTotal
from credits.selectors import balance_of
from skillswap.db.batches import delete_in_batches, in_batches


def credits_data(user_id: UUID) -> tuple[str, Any]:
    """Handler of `member_data`."""
    return "credits", {"balance": balance_of(user_id), "transactions": _transactions(user_id)}


def _transactions(user_id: UUID) -> Iterator[dict[str, Any]]:
    columns = ("id", "kind", "amount", "balance_after", "counterpart_id", "session_id", "description", "created_at")
    hidden = hidden_from(user_id)
    for batch in in_batches(Entry.objects.filter(user_id=user_id).values(*columns)):
        names = names_of({row["counterpart_id"] for row in batch} - {None} - hidden)
        for row in batch:
            yield {
                "id": row["id"],
                "kind": row["kind"],
                "amount_minutes": row["amount"],
                "balance_after_minutes": row["balance_after"],
                "with": names.get(row["counterpart_id"]),
                "session_id": row["session_id"],
                "description": row["description"],
                "created_at": row["created_at"],
            }


def history_erase(user_id: UUID) -> None:
    """Delete the member's own history; transfers stay, between accounts without a name. Handler of `member_erase`."""
    delete_in_batches(Entry.objects.filter(user_id=user_id))
    MonthlyTotal.objects.filter(user_id=user_id).delete()


def members_with_accounts(user_ids: list[UUID]) -> set[UUID]:
    """Those who have an account. Handler of `member_traces`."""
    return set(Account.objects.filter(owner_id__in=user_ids).values_list("owner_id", flat=True))
