"""Minutes that are set aside for a session: held, then paid or given back, once."""

from uuid import UUID

from django.utils.translation import gettext as _

from credits.errors import HoldSettled, KeyTaken
from credits.models import AccountKind, Hold, HoldState, Kind
from credits.services.accounts import AccountRef, accounts_of
from credits.services.keyed import require_minutes
from credits.services.ledger import Movement, move
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.db.idempotency import write_once
from skillswap.errors import InvalidInput, NotFound


def minutes_hold(*, user_id: UUID, minutes: int, session_id: UUID | None, key: str) -> Hold:
    """Set available minutes aside for a session. Raises InsufficientCredits, KeyTaken."""
    require_minutes(minutes)
    same = (user_id, minutes, session_id)
    return write_once(lambda: _held_before(key, *same), lambda: run(_hold, key, *same))[0]


def _held_before(key: str, user_id: UUID, minutes: int, session_id: UUID | None) -> Hold | None:
    there = Hold.objects.filter(key=key).first()
    if there is not None and (there.user_id, there.minutes, there.session_id) != (user_id, minutes, session_id):
        raise KeyTaken
    return there


def _hold(key: str, user_id: UUID, minutes: int, session_id: UUID | None) -> Hold:
    held = AccountRef(user_id, AccountKind.HELD)
    move(Movement(Kind.HOLD, AccountRef(user_id), held, minutes, f"hold:{key}", session_id=session_id))
    account = accounts_of([user_id])[held.key]
    return Hold.objects.create(key=key, user_id=user_id, account=account, minutes=minutes, session_id=session_id)


def hold_post(*, hold_id: UUID, to_user_id: UUID, minutes: int) -> Hold:
    """Pay held minutes to another member, at most what was held; the rest goes back at once.

    Raises NotFound, InvalidInput, HoldSettled when it was released or paid in another way before.
    """
    if minutes < 0:
        raise InvalidInput("minutes", _("Minutes cannot be fewer than none."))
    return run(_post, hold_id, to_user_id, minutes)


def _post(hold_id: UUID, to_user_id: UUID, minutes: int) -> Hold:
    hold = _hold_of(hold_id)
    if hold.user_id == to_user_id:
        raise InvalidInput("to_user_id", _("Nobody pays themselves."))
    paid = min(minutes, hold.minutes)
    if not _settle(hold, HoldState.POSTED, posted_minutes=paid, posted_to_id=to_user_id):
        if (hold.state, hold.posted_minutes, hold.posted_to_id) != (HoldState.POSTED, paid, to_user_id):
            raise HoldSettled
        return hold
    if paid:
        held = AccountRef(hold.user_id, AccountKind.HELD)
        move(Movement(Kind.EARNED, held, AccountRef(to_user_id), paid, f"post:{hold.pk}", session_id=hold.session_id))
    _give_back(hold, hold.minutes - paid)
    return hold


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
        held = AccountRef(hold.user_id, AccountKind.HELD)
        key = f"release:{hold.pk}"
        move(Movement(Kind.RELEASE, held, AccountRef(hold.user_id), minutes, key, session_id=hold.session_id))
