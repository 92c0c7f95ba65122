"""Every write to the ledger. Each call has a key: repeated, it does nothing and answers as it did.

The same key with another body raises KeyTaken. All emit credits:changed to the members concerned.
A balance that is too small raises InsufficientCredits and writes nothing, also inside a caller's transaction.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils.crypto import salted_hmac

from accounts.models import Role, User
from credits.errors import HoldSettled, InsufficientCredits, KeyTaken, NotYourOwn, OnlyAdmins
from credits.ledger import FUND, RESERVE, Movement, Place, accounts_of, move
from credits.models import Account, AccountKind, Hold, HoldState, Kind, Transfer
from credits.selectors import balance_of
from skillswap.batches import in_batches
from skillswap.db import in_transaction, run, transactional
from skillswap.errors import Conflict, InvalidInput, NotFound
from skillswap.fields import now_ms

P = ParamSpec("P")
T = TypeVar("T")

MOST_MINUTES = 1_000_000  # in one movement
REASON_LENGTH = 500
WELCOME_REASON = "Welcome to SkillSwap"
WELCOME_KEY = "welcome:"  # begins the key of a welcome
CLOSE_REASON = "Left by a member who deleted their account"


def welcome_grant(user: User) -> Transfer:
    """What everyone starts with, from the community fund. Handler of `email_verified`.

    Once per person and once per address: who deletes their account and proves the same address again has had it,
    and so has who proves another one.
    """
    key = welcome_key(user.email)
    had = Transfer.objects.filter(key=key).first()
    had = had or Transfer.objects.filter(to_user=user, key__startswith=WELCOME_KEY).first()
    return had or bonus_give(user_id=user.pk, minutes=settings.WELCOME_MINUTES, reason=WELCOME_REASON, key=key)


def welcome_key(address: str) -> str:
    """Outlives the account, so it does not say the address: only who has the address and SECRET_KEY can tell."""
    return WELCOME_KEY + salted_hmac("credits.welcome", address, algorithm="sha256").hexdigest()


def welcome_grant_missing() -> int:
    """Give the welcome to verified members who have none; returns to how many. Safe to stop and to repeat."""
    granted = 0
    members = User.objects.filter(is_verified=True, is_active=True)
    for batch in in_batches(members.values("id", "email")):
        keys = {row["id"]: welcome_key(row["email"]) for row in batch}
        had = Transfer.objects.filter(to_user_id__in=list(keys), key__startswith=WELCOME_KEY)
        people = set(had.values_list("to_user_id", flat=True))
        addresses = set(Transfer.objects.filter(key__in=list(keys.values())).values_list("key", flat=True))
        missing = [user_id for user_id, key in keys.items() if user_id not in people and key not in addresses]
        for user in User.objects.filter(pk__in=missing):
            welcome_grant(user)
            granted += 1
    return granted


def bonus_give(
    *, user_id: UUID, minutes: int, reason: str, key: str, session_id: UUID | None = None, by: User | None = None
) -> Transfer:
    """Give minutes from the community fund."""
    return _moved(Kind.BONUS, FUND, Place(user_id), minutes, key, reason, by, session_id)


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
    """Give back what was paid: from the member who got it, or from the fund without one."""
    source = FUND if from_user_id is None else Place(from_user_id)
    return _moved(Kind.REFUND, source, Place(to_user_id), minutes, key, reason, by, session_id)


def minutes_penalize(
    *, user_id: UUID, minutes: int, reason: str, key: str, session_id: UUID | None = None, by: User | None = None
) -> Transfer:
    """Take minutes that are available to the reserve; never more than there are."""
    return _moved(Kind.PENALTY, Place(user_id), RESERVE, minutes, key, reason, by, session_id)


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
    if not members or from_user_id == to_user_id:
        raise InvalidInput("to_user_id", "Name two different sides; one of them may be the community fund.")
    if not reason.strip():
        raise InvalidInput("reason", "Say why: the members read it.")
    if len(User.objects.filter(pk__in=members, is_active=True).values_list("pk")) < len(members):
        raise NotFound
    source = FUND if from_user_id is None else Place(from_user_id)
    target = FUND if to_user_id is None else Place(to_user_id)
    return _moved(Kind.ADJUSTMENT, source, target, minutes, f"transfer:{by.pk}:{key}", reason.strip(), by, None)


def require_admin(by: User) -> None:
    """Raises OnlyAdmins for everybody else, moderators too."""
    if by.role != Role.ADMIN or not by.is_active or by.banned_now():
        raise OnlyAdmins


def minutes_hold(*, user_id: UUID, minutes: int, session_id: UUID | None, key: str) -> Hold:
    """Set minutes aside, so that they are there when the session has taken place."""
    _require_some(minutes)
    return _once(_hold, user_id, minutes, session_id, key)


def hold_post(*, hold_id: UUID, to_user_id: UUID, minutes: int) -> Hold:
    """Pay held minutes to another member, at most what was held; the rest goes back at once.

    Raises NotFound, InvalidInput, HoldSettled when it was released or paid in another way before.
    """
    if minutes < 0:
        raise InvalidInput("minutes", "Minutes cannot be fewer than none.")
    return run(_post, hold_id, to_user_id, minutes)


@transactional
def hold_release(*, hold_id: UUID) -> Hold:
    """Give held minutes back. Raises NotFound, HoldSettled when they were paid before."""
    hold = _hold_of(hold_id)
    if not _settle(hold, HoldState.RELEASED):
        if hold.state != HoldState.RELEASED:
            raise HoldSettled
        return hold
    _give_back(hold, hold.minutes)
    return hold


@transactional
def account_close(*, user_id: UUID, to_user_id: UUID | None) -> None:
    """Move all that a member has to another member or the community's reserve (None), and close the account for good.

    What is still held is given back to them first; again does nothing. Raises AccountClosed when the other one has
    left, Conflict in a race.
    """
    for hold_id in Hold.objects.filter(user_id=user_id, state=HoldState.HELD).values_list("pk", flat=True):
        hold_release(hold_id=hold_id)
    mine = [account.pk for account in accounts_of([user_id]).values() if account.owner_id == user_id]
    if not mine:
        return
    if left := sum(Account.objects.filter(pk__in=mine).values_list("balance", flat=True)):
        target = RESERVE if to_user_id is None else Place(to_user_id)
        move(Movement(Kind.ADJUSTMENT, Place(user_id), target, left, f"close:{user_id}", CLOSE_REASON))
    if Account.objects.filter(pk__in=mine, balance=0).update(owner=None) < len(mine):
        raise Conflict("Your credits changed meanwhile.")


def _hold(user_id: UUID, minutes: int, session_id: UUID | None, key: str) -> Hold:
    if there := Hold.objects.filter(key=key).first():
        if (there.user_id, there.minutes, there.session_id) != (user_id, minutes, session_id):
            raise KeyTaken
        return there
    held = Place(user_id, AccountKind.HELD)
    move(Movement(Kind.HOLD, Place(user_id), held, minutes, f"hold:{key}", session_id=session_id))
    account = accounts_of([user_id])[held.key]
    return Hold.objects.create(key=key, user_id=user_id, account=account, minutes=minutes, session_id=session_id)


def _post(hold_id: UUID, to_user_id: UUID, minutes: int) -> Hold:
    hold = _hold_of(hold_id)
    if hold.user_id == to_user_id:
        raise InvalidInput("to_user_id", "Nobody pays themselves.")
    paid = min(minutes, hold.minutes)
    if not _settle(hold, HoldState.POSTED, posted_minutes=paid, posted_to_id=to_user_id):
        if (hold.state, hold.posted_minutes, hold.posted_to_id) != (HoldState.POSTED, paid, to_user_id):
            raise HoldSettled
        return hold
    if paid:
        held = Place(hold.user_id, AccountKind.HELD)
        move(Movement(Kind.EARNED, held, Place(to_user_id), paid, f"post:{hold.pk}", session_id=hold.session_id))
    _give_back(hold, hold.minutes - paid)
    return hold


def _hold_of(hold_id: UUID) -> Hold:
    hold = Hold.objects.filter(pk=hold_id).first()
    if hold is None or hold.user_id is None:
        raise NotFound
    return hold


def _settle(hold: Hold, state: HoldState, **changes: object) -> bool:
    """Take the hold out of its first state; False when somebody did so before, and `hold` is as they left it."""
    changes |= {"state": state, "settled_at": now_ms()}
    won = bool(Hold.objects.filter(pk=hold.pk, state=HoldState.HELD).update(**changes))
    hold.refresh_from_db()
    return won


def _give_back(hold: Hold, minutes: int) -> None:
    if minutes:
        held = Place(hold.user_id, AccountKind.HELD)
        key = f"release:{hold.pk}"
        move(Movement(Kind.RELEASE, held, Place(hold.user_id), minutes, key, session_id=hold.session_id))


def _moved(
    kind: Kind,
    source: Place,
    target: Place,
    minutes: int,
    key: str,
    reason: str,
    by: User | None,
    session_id: UUID | None,
) -> Transfer:
    _require_some(minutes)
    actor_id = None if by is None else by.pk
    movement = Movement(kind, source, target, minutes, key, reason[:REASON_LENGTH], actor_id, session_id)
    return _once(_move_once, movement)


def _move_once(movement: Movement) -> Transfer:
    there = Transfer.objects.filter(key=movement.key).first()
    if there is None:
        return move(movement)
    if _body(movement) != (there.kind, there.from_user_id, there.to_user_id, there.amount, there.reason):
        raise KeyTaken
    return there


def _body(movement: Movement) -> tuple[str, UUID | None, UUID | None, int, str]:
    return movement.kind, movement.source.user_id, movement.target.user_id, movement.minutes, movement.reason


def _require_some(minutes: int) -> None:
    if not 0 < minutes <= MOST_MINUTES:
        raise InvalidInput("amount_minutes", f"Use a whole number from 1 to {MOST_MINUTES}.")


def _once(write: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """`write` looks for its key first; who writes it at the same moment is found in a second try.

    Inside a caller's transaction there is no second try: the whole of it has to be run again.
    """
    try:
        return run(write, *args, **kwargs)
    except IntegrityError:
        if in_transaction():
            raise
        return run(write, *args, **kwargs)
