"""There is always at least one admin."""

from uuid import UUID

from accounts.models import Role, User
from skillswap.db.locks import lock_rows


def admins_lock() -> set[UUID]:
    """The active admins; until the caller's transaction is over nobody else takes the role from one of them.

    Call it before the transaction writes to any of their rows.
    """
    admins = User.objects.active().filter(role=Role.ADMIN)
    lock_rows(admins)
    return set(admins.values_list("pk", flat=True))
