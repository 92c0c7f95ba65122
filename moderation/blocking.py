"""Blocking: two people are not there for each other."""

from uuid import UUID

from django.db import IntegrityError

from accounts.models import User
from accounts.selectors import visible_person
from moderation.errors import NotYourself
from moderation.hooks import block_changed
from moderation.models import Block
from skillswap.db import on_commit, run, transactional
from skillswap.errors import NotFound


def member_block(*, by: User, user_id: UUID) -> bool:
    """Hide `by` and the member from each other; True when it is new, again is fine. Raises InvalidInput, NotFound.

    Whoever is hidden from `by` already is 404, as if they were not there. Calls the hook `block_changed`.
    """
    if user_id == by.pk:
        raise NotYourself("user_id")
    if visible_person(user_id, viewer=by) is None:
        if Block.objects.filter(user_id=by.pk, other_id=user_id, made=True).exists():
            return False
        raise NotFound
    try:
        run(_block, by.pk, user_id)
    except IntegrityError:  # another tab did it just now
        return False
    return True


def _block(by: UUID, user_id: UUID) -> None:
    Block.objects.bulk_create(
        [Block(user_id=by, other_id=user_id, made=True), Block(user_id=user_id, other_id=by, made=False)]
    )
    _tell(by, user_id)


@transactional
def member_unblock(*, by: UUID, user_id: UUID) -> None:
    """Undo `member_block`; does nothing when there is none. Calls the hook `block_changed`."""
    if Block.objects.filter(user_id=by, other_id=user_id, made=True).delete()[0]:
        Block.objects.filter(user_id=user_id, other_id=by, made=False).delete()
        _tell(by, user_id)


def _tell(one: UUID, two: UUID) -> None:
    block_changed(one, two)
    on_commit(lambda: block_changed(one, two))
