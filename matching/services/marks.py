"""Writes whom a member saved or dismissed."""

from uuid import UUID

from django.utils.translation import gettext

from accounts.models import User
from accounts.selectors import visible_person
from accounts.services import members_lock
from matching.errors import MOST_MARKED, TooManyMarked
from matching.models import PersonMark
from moderation.selectors import blocked_between
from skillswap.db import transactional
from skillswap.errors import InvalidInput, NotFound


@transactional
def person_mark(*, by: User, person_id: UUID, kind: str) -> None:
    """Save or dismiss a person; the other of the two ends with it, again changes nothing.

    Raises InvalidInput for oneself, NotFound for whom `by` may not see, TooManyMarked. Of two tabs one waits, and who
    of the two deletes their account at this moment leaves nothing behind.
    """
    if person_id == by.pk:
        raise InvalidInput("person_id", gettext("This is you."))
    members_lock(by.pk, person_id)
    if visible_person(person_id, viewer=by) is None:
        raise NotFound
    mine = PersonMark.objects.filter(user_id=by.pk)
    if mine.filter(other_id=person_id, kind=kind).exists():
        return
    if mine.filter(kind=kind).count() >= MOST_MARKED:
        raise TooManyMarked
    mine.filter(other_id=person_id).delete()
    PersonMark.objects.create(user_id=by.pk, other_id=person_id, kind=kind)


@transactional
def person_unmark(*, by: UUID, person_id: UUID, kind: str) -> None:
    """Undo it; does nothing when the person is not marked so."""
    PersonMark.objects.filter(user_id=by, other_id=person_id, kind=kind).delete()


@transactional
def marks_follow_block(one: UUID, two: UUID) -> None:
    """A block ends what the two marked of each other. Handler of `block_changed`."""
    if blocked_between(one, two):
        for user_id, other_id in ((one, two), (two, one)):
            PersonMark.objects.filter(user_id=user_id, other_id=other_id).delete()
