"""What staff do to members. Every deed leaves an audit entry in the same transaction."""

import datetime as dt
from typing import Any

from django.db import IntegrityError

from accounts import usernames
from accounts.addresses import clean_address
from accounts.hooks import member_changed, member_out
from accounts.models import Role, User
from accounts.services import address_take, devices_end, require_good_password
from moderation.errors import NotToYourself, OnlyAdmins, RankTooLow
from moderation.models import Action, AuditEntry
from skillswap.api import iso
from skillswap.db import transactional
from skillswap.errors import Conflict, InvalidInput
from skillswap.fields import now_ms

_RANK = {Role.MEMBER: 0, Role.MODERATOR: 1, Role.ADMIN: 2}


@transactional
def member_ban(*, user: User, by: User, reason: str, until: dt.datetime | None = None) -> User:
    """Ban a member until then, or without end. Raises NotAllowed, InvalidInput.

    They are signed out everywhere, their sockets close, what they have open is ended (`member_out`).
    Banning again replaces reason and end.
    """
    require_above(by, user)
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason", "Say why: the member reads it.")
    if until is not None and until <= now_ms():
        raise InvalidInput("until", "The end of the ban must lie ahead.")
    _change(user, is_banned=True, banned_until=until, ban_reason=reason[:500])
    devices_end(user_id=user.pk, reason="banned")
    member_out(user.pk, "banned")
    audit(Action.BAN, user, by, reason, until=iso(until))
    return user


@transactional
def member_unban(*, user: User, by: User, reason: str = "") -> User:
    """Lift a ban. Raises NotAllowed. Does nothing when there is none."""
    require_above(by, user)
    if user.is_banned:
        _change(user, is_banned=False, banned_until=None, ban_reason="")
        audit(Action.UNBAN, user, by, reason)
    return user


@transactional
def member_set_role(*, user: User, role: Role, by: User, reason: str = "") -> User:
    """Make somebody a member, moderator or admin. Raises NotAllowed unless `by` is an admin and somebody else."""
    if by.role != Role.ADMIN:
        raise OnlyAdmins
    if by.pk == user.pk:
        raise NotToYourself
    if user.role != role:
        before = user.role
        _change(user, role=role)
        audit(Action.SET_ROLE, user, by, reason, before=before, after=role)
    return user


def admin_create(*, email: str, name: str, password: str) -> User:
    """A new, verified admin, made by an operator. Raises InvalidInput, also when the address has an account.

    Call it outside a transaction.
    """
    user = User(name=name, email=clean_address(email), role=Role.ADMIN)
    require_good_password(password, user=user, field="password")
    user.set_password(password)
    for proposal in usernames.proposals(name):
        user.username = proposal
        try:
            return _admin_create(user)
        except IntegrityError:
            if User.objects.filter(email=user.email, is_verified=True).exists():
                raise InvalidInput("email", "This address has an account. Change its role instead.") from None
    raise Conflict("No username could be made from this name.")


@transactional
def _admin_create(user: User) -> User:
    user.save(force_insert=True)
    address_take(user)
    audit(Action.SET_ROLE, user, None, "", before=None, after=Role.ADMIN)
    return user


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


def _change(user: User, **changes: Any) -> None:
    """Write `changes`, unless the member's role is not the one that was looked at. Raises Conflict.

    Calls the hook `member_changed`.
    """
    if not User.objects.filter(pk=user.pk, role=user.role).update(**changes):
        raise Conflict("This member was changed meanwhile.")
    member_changed(user.pk)
    for field, value in changes.items():
        setattr(user, field, value)


def audit(action: Action, user: User | None, by: User | None, reason: str, **data: Any) -> None:
    """Write down a deed; call it in the transaction of the deed."""
    AuditEntry(actor=by, action=action, target=user, reason=reason[:500], data=data).save()
