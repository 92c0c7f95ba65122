"""Credits, in hours."""

from collections.abc import Mapping
from typing import Any

from compat.barter.shapes import Shape, hours, with_id
from credits.models import Kind

_CATEGORIES = {Kind.EARNED: "teaching", Kind.SPENT: "learning", Kind.ADJUSTMENT: "adjustment"}


def balance_shape(balance: Mapping[str, int]) -> Shape:
    return {"balance": hours(balance["available_minutes"]), "held": hours(balance["held_minutes"])}


def transaction_shape(transaction: Mapping[str, Any]) -> Shape:
    """A movement from the member's side; `amount` is signed. What an admin moved is a bonus, or with a minus a penalty.

    `relatedSession` and `relatedUser` are ids.
    """
    kind, minutes = transaction["kind"], transaction["amount_minutes"]
    person = transaction["counterpart"]
    return with_id(
        transaction["id"],
        {
            "type": kind if kind != Kind.ADJUSTMENT else Kind.BONUS if minutes > 0 else Kind.PENALTY,
            "amount": hours(minutes),
            "balanceAfter": hours(transaction["balance_after_minutes"]),
            "relatedSession": transaction["session_id"] and str(transaction["session_id"]),
            "relatedUser": person and str(person["id"]),
            "description": transaction["description"],
            "category": _CATEGORIES.get(kind, kind),
            "status": "completed",
            "createdAt": transaction["created_at"],
        },
    )


def stats_shape(balance: Mapping[str, int], stats: Mapping[str, Any]) -> Shape:
    """What a member has, and has earned and spent, altogether and in each of the last twelve months."""
    return {
        **balance_shape(balance),
        "totalEarned": hours(balance["earned_minutes"]),
        "totalSpent": hours(balance["spent_minutes"]),
        "months": [
            {
                "month": month["month"],
                "earned": hours(month["earned_minutes"]),
                "spent": hours(month["spent_minutes"]),
            }
            for month in stats["months"]
        ],
        "totals": [
            {"type": total["kind"], "amount": hours(total["minutes"]), "count": total["count"]}
            for total in stats["totals"]
        ],
    }


def transfer_shape(transfer: Mapping[str, Any]) -> Shape:
    """A transfer for the admin who made it."""
    return with_id(
        transfer["id"],
        {
            "fromUser": transfer["from_user_id"] and str(transfer["from_user_id"]),
            "toUser": transfer["to_user_id"] and str(transfer["to_user_id"]),
            "amount": hours(transfer["amount_minutes"]),
            "description": transfer["reason"],
            "createdAt": transfer["created_at"],
        },
    )
