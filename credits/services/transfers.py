"""Gifts, refunds, penalties, and transfers by admins. Amounts are whole minutes, from 1 to MAX_MINUTES."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import Role, User
from credits.errors import InsufficientCredits, NotYourOwn, OnlyAdmins
from credits.models import REASON_LENGTH, Kind, Transfer
from credits.selectors import balance_of
from credits.services.accounts import FUND, RESERVE, AccountRef
from credits.services.keyed import minutes_rule, move_once
from credits.services.ledger import Movement
from skillswap.errors import InvalidInput, NotFound


def bonus_give(
    *, user_id: UUID, minutes: int, reason: str, key: str, session_id: UUID | None = None, by: User | None = None
) -> Transfer:
    """Give minutes from the community fund."""
    return _moved(Kind.BONUS, FUND, AccountRef(user_id), minutes, key, reason, by, session_id)


def minutes_refund(
    *,
    to_user_id: UUID,
    minutes: int,
    reason: str,
    key: str,
    from_user_id: UUID | None = None,
    session_id: UUID | None = None,
    by: User | None = None,
) -> Transfer:
    """Give back what was paid: from the member who got it, or from the fund when there is none."""
    source = FUND if from_user_id is None else AccountRef(from_user_id)
    return _moved(Kind.REFUND, source, AccountRef(to_user_id), minutes, key, reason, by, session_id)


def minutes_penalize(
    *, user_id: UUID, minutes: int, reason: str, key: str, session_id: UUID | None = None, by: User | None = None
) -> Transfer:
    """Move available minutes of a member to the reserve. Raises InsufficientCredits when they have fewer."""
    return _moved(Kind.PENALTY, AccountRef(user_id), RESERVE, minutes, key, reason, by, session_id)


def minutes_penalize_up_to(
    *, user_id: UUID, minutes: int, reason: str, key: str, session_id: UUID | None = None
) -> Transfer | None:
    """`minutes_penalize` for as much of `minutes` as the member has; None when that is nothing."""
    there = Transfer.objects.filter(key=key).first()
    while there is None:
        available = balance_of(user_id)["available_minutes"]
        if not (amount := min(minutes, available)):
            return None
        try:
            return minutes_penalize(user_id=user_id, minutes=amount, reason=reason, key=key, session_id=session_id)
        except InsufficientCredits:  # they spent some at this moment
            continue
    return there


def minutes_transfer(
    *, from_user_id: UUID | None, to_user_id: UUID | None, minutes: int, reason: str, by: User, key: str
) -> Transfer:
    """Move available minutes between two members, or to and from the fund (None). For admins, never their own.

    Raises OnlyAdmins, NotYourOwn, NotFound for a member who does not exist, InvalidInput.
    """
    require_admin(by)
    members = {user_id for user_id in (from_user_id, to_user_id) if user_id is not None}
    if by.pk in members:
        raise NotYourOwn
    InvalidInput.require(
        (
            from_user_id != to_user_id,
            "to_user_id",
            _("Name two different sides; one of them may be the community fund."),
        ),
        (bool(reason.strip()), "reason", _("Say why: the members read it.")),
        minutes_rule(minutes),
    )
    if len(User.objects.filter(pk__in=members, is_active=True).values_list("pk")) < len(members):
        raise NotFound
    source = FUND if from_user_id is None else AccountRef(from_user_id)
    target = FUND if to_user_id is None else AccountRef(to_user_id)
    return _moved(Kind.ADJUSTMENT, source, target, minutes, f"transfer:{by.pk}:{key}", reason.strip(), by, None)


def require_admin(by: User) -> None:
    """Raises OnlyAdmins for everybody else, moderators too."""
    if by.role != Role.ADMIN or not by.is_active or by.banned_now():
        raise OnlyAdmins


def _moved(
    kind: Kind,
    source: AccountRef,
    target: AccountRef,
    minutes: int,
    key: str,
    reason: str,
    by: User | None,
    session_id: UUID | None,
) -> Transfer:
    actor_id = None if by is None else by.pk
    return move_once(Movement(kind, source, target, minutes, key, reason[:REASON_LENGTH], actor_id, session_id))
