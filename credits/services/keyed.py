"""Writes that happen once for each key, however often they are called."""

from credits.errors import KeyTaken
from credits.models import MAX_MINUTES, Transfer
from credits.services.ledger import Movement, move
from skillswap.db import run
from skillswap.db.idempotency import write_once
from skillswap.errors import InvalidInput
from skillswap.phrases import whole_number


def move_once(movement: Movement) -> Transfer:
    """Carry out a movement, or answer with the transfer that its key made before.

    Raises KeyTaken when that one was different, InvalidInput for minutes out of range, and as `move`.
    """
    require_minutes(movement.minutes)
    return write_once(lambda: _moved_before(movement), lambda: run(move, movement))[0]


def _moved_before(movement: Movement) -> Transfer | None:
    there = Transfer.objects.filter(key=movement.key).first()
    if there is None:
        return None
    wanted = (movement.kind, movement.source.user_id, movement.target.user_id, movement.minutes, movement.reason)
    if wanted != (there.kind, there.from_user_id, there.to_user_id, there.amount, there.reason):
        raise KeyTaken
    return there


def require_minutes(minutes: int) -> None:
    """Raises InvalidInput unless `minutes` is from 1 to MAX_MINUTES."""
    InvalidInput.require(minutes_rule(minutes))


def minutes_rule(minutes: int) -> tuple[bool, str, str]:
    """For `InvalidInput.require`: how many minutes may move at once."""
    return 0 < minutes <= MAX_MINUTES, "amount_minutes", whole_number(1, MAX_MINUTES)
