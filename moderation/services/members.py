"""What staff do to members: ban, lift a ban, change a role. Every action writes an audit entry in its transaction."""

import datetime as dt
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import usernames
from accounts.addresses import clean_address
from accounts.hooks import member_changed, member_leaving, member_removed
from accounts.models import Role, User
from accounts.services import address_take, admins_lock, devices_end, password_errors
from moderation.errors import NotToYourself, OnlyAdmins
from moderation.mails import ban_mail
from moderation.models import Action
from moderation.services.audit import audit_write
from moderation.services.ranks import require_above
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import Conflict, InvalidInput
from skillswap.http.json import iso


@transactional
def member_ban(*, user: User, by: User, reason: str, until: dt.datetime | None = None) -> User:
    """Ban a member until then, or without end. Raises NotAllowed, InvalidInput.

    They are signed out everywhere, their sockets close, what they have open is ended (`member_removed`).
    Banning again replaces reason and end.
    """
    require_above(by, user)
    reason = reason.strip()
    InvalidInput.require(
        (bool(reason), "reason", _("Say why: the member reads it.")),
        (until is None or until > now_ms(), "until", _("The end of the ban must lie ahead.")),
    )
    member_leaving(user.pk, "banned")
    _change(user, is_banned=True, banned_until=until, ban_reason=reason[:500])
    devices_end(user_id=user.pk, reason="banned")
    member_removed(user.pk, "banned")
    ban_mail(user)
    audit_write(action=Action.BAN, target=user, by=by, reason=reason, data={"until": iso(until)})
    return user


@transactional
def member_unban(*, user: User, by: User, reason: str = "") -> User:
    """Lift a ban. Raises NotAllowed. Does nothing when there is none."""
    require_above(by, user)
    if user.is_banned:
        _change(user, is_banned=False, banned_until=None, ban_reason="")
        audit_write(action=Action.UNBAN, target=user, by=by, reason=reason)
    return user


@transactional
def member_set_role(*, user: User, role: Role, by: User, reason: str = "") -> User:
    """Make somebody a member, moderator or admin. Raises NotAllowed unless `by` is an admin and somebody else.

    Of two admins who take the role from each other at once, the second is none any more.
    """
    if by.role != Role.ADMIN:
        raise OnlyAdmins
    if by.pk == user.pk:
        raise NotToYourself
    if user.role != role:
        before = user.role
        if before == Role.ADMIN and by.pk not in admins_lock():
            raise OnlyAdmins
        _change(user, role=role)
        audit_write(action=Action.SET_ROLE, target=user, by=by, reason=reason, data={"before": before, "after": role})
    return user


def admin_create(*, email: str, name: str, password: str) -> User:
    """A new, verified admin, made by an operator. Raises InvalidInput for a weak password and an address in use.

    Call it outside a transaction.
    """
    user = User(name=name, email=clean_address(email), role=Role.ADMIN)
    InvalidInput.require_none(_address_errors(user.email) + password_errors(password, user=user, field="password"))
    user.set_password(password)
    for proposal in usernames.proposals(name):
        user.username = proposal
        try:
            return _admin_create(user)
        except IntegrityError:
            InvalidInput.require_none(_address_errors(user.email))
    raise Conflict(_("No username could be made from this name."))


def _address_errors(email: str) -> list[tuple[str, str]]:
    owned = User.objects.filter(email=email, is_verified=True).exists()
    return [("email", _("This address has an account. Change its role instead."))] if owned else []


@transactional
def _admin_create(user: User) -> User:
    user.save(force_insert=True)
    address_take(user)
    audit_write(action=Action.SET_ROLE, target=user, by=None, data={"before": None, "after": Role.ADMIN})
    return user


def _change(user: User, **changes: Any) -> None:
    """Write `changes`, unless the member's role has changed since it was read. Raises Conflict.

    Calls the hook `member_changed`.
    """
    if not User.objects.filter(pk=user.pk, role=user.role).update(**changes):
        raise Conflict(_("This member was changed meanwhile."))
    member_changed(user.pk)
    for field, value in changes.items():
        setattr(user, field, value)
