"""Whom a moderator may act on."""

from accounts.models import Role, User
from moderation.errors import NotToYourself, RankTooLow

_RANK = {Role.MEMBER: 0, Role.MODERATOR: 1, Role.ADMIN: 2}


def require_above(by: User, user: User) -> None:
    """Raises NotAllowed unless `by` is staff of a higher role than `user`."""
    if by.pk == user.pk:
        raise NotToYourself
    if not by.is_active or by.banned_now() or _RANK[Role(by.role)] <= _RANK[Role(user.role)]:
        raise RankTooLow


def require_not_below(by: User, user: User) -> None:
    """Raises NotAllowed unless `by` is staff of the same role as `user` or a higher one, and somebody else."""
    if by.pk == user.pk:
        raise NotToYourself
    if not by.is_staff or not by.is_active or by.banned_now() or _RANK[Role(by.role)] < _RANK[Role(user.role)]:
        raise RankTooLow
