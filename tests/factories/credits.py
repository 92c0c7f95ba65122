"""Minutes for tests, from the community fund through the service."""

from typing import Any

from credits.models import Account, Transfer
from credits.services import bonus_give
from skillswap.ids import uuid7


def give(user: Any, minutes: int) -> Transfer:
    return bonus_give(user_id=user.pk, minutes=minutes, reason="For the test", key=f"test:{uuid7()}")


def minutes_of(user: Any) -> tuple[int, int]:
    """What is available and what is held."""
    balances = dict(Account.objects.filter(owner=user).values_list("kind", "balance"))
    return balances.get("available", 0), balances.get("held", 0)


def sum_of_all() -> int:
    return sum(Account.objects.values_list("balance", flat=True))
