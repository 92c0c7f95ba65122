"""Blocking: two people are hidden from each other."""

from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import visible_person
from moderation.errors import NOT_YOURSELF
from moderation.events import BlockChanged
from moderation.hooks import block_changed, block_coming
from moderation.models import Block
from realtime.services import publish
from skillswap.db import on_commit, transactional
from skillswap.errors import InvalidInput, NotFound


def member_block(*, by: User, user_id: UUID) -> bool:
    """Hide `by` and the member from each other; True when it is new, again is fine. Raises InvalidInput, NotFound.

    Whoever is hidden from `by` already is 404, as if they were not there. Publishes `block:changed` to `by`.
    Calls the hooks `block_coming` and `block_changed`.
    """
    if user_id == by.pk:
        raise InvalidInput("user_id", _(NOT_YOURSELF))
    if visible_person(user_id, viewer=by) is None:
        if Block.objects.filter(user_id=by.pk, other_id=user_id, made=True).exists():
            return False
        raise NotFound
    try:
        _block(by.pk, user_id)
    except IntegrityError:  # another tab did it just now
        return False
    return True


@transactional
def _block(by: UUID, user_id: UUID) -> None:
    block_coming(by, user_id)
    Block.objects.bulk_create(
        [Block(user_id=by, other_id=user_id, made=True), Block(user_id=user_id, other_id=by, made=False)]
    )
    publish(BlockChanged(user_id=user_id, is_blocked=True), to=[by])
    _run_hook(by, user_id)


@transactional
def member_unblock(*, by: UUID, user_id: UUID) -> None:
    """Undo `member_block`; does nothing when there is none.

    Publishes `block:changed` to `by`. Calls the hook `block_changed`.
    """
    if Block.objects.filter(user_id=by, other_id=user_id, made=True).delete()[0]:
        Block.objects.filter(user_id=user_id, other_id=by, made=False).delete()
        publish(BlockChanged(user_id=user_id, is_blocked=False), to=[by])
        _run_hook(by, user_id)


def _run_hook(one: UUID, two: UUID) -> None:
    block_changed(one, two)
    on_commit(lambda: block_changed(one, two))
