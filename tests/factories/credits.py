"""Minutes for tests, from the community fund through the service."""

from typing import Any

from credits.models import RESERVE_KEY, Account, Transfer
from credits.services import account_close, bonus_give
from credits.services.welcome import welcome_key
from skillswap.db.ids import uuid7
from tests.factories.accounts import UserFactory


def give(user: Any, minutes: int) -> Transfer:
    return bonus_give(user_id=user.pk, minutes=minutes, reason="For the test", key=f"test:{uuid7()}")


def welcome(user: Any, minutes: int) -> Transfer:
    """So much in place of the usual welcome."""
    return bonus_give(user_id=user.pk, minutes=minutes, reason="Welcome", key=welcome_key(user.email))


def minutes_of(user: Any) -> tuple[int, int]:
    """What is available and what is held."""
    balances = dict(Account.objects.filter(owner=user).values_list("kind", "balance"))
    return balances.get("available", 0), balances.get("held", 0)


def sum_of_all() -> int:
    return sum(Account.objects.values_list("balance", flat=True))


def leave_to_all(minutes: int) -> None:
    """Somebody leaves so much to the community."""
    leaver = UserFactory()
    give(leaver, minutes)
    account_close(user_id=leaver.pk, to_user_id=None)


def reserve_minutes() -> int:
    """What the community's reserve has."""
    return sum(Account.objects.filter(key=RESERVE_KEY).values_list("balance", flat=True))
