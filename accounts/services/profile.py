"""What members say of themselves."""

from typing import Any

from django.db import IntegrityError

from accounts.availability import checked_week
from accounts.hooks import member_changed
from accounts.models import User
from skillswap.db import transactional
from skillswap.errors import InvalidInput

PROFILE_FIELDS = frozenset(
    {"name", "username", "bio", "location", "country", "timezone", "languages", "learning_style", "visibility"}
)


def profile_update(*, user: User, **changes: Any) -> User:
    """Change some of PROFILE_FIELDS to checked values. Raises InvalidInput for a taken username, TypeError for others.

    Calls the hook `member_changed`. Call it outside a transaction.
    """
    if unknown := changes.keys() - PROFILE_FIELDS:
        raise TypeError(f"Not of a profile: {', '.join(sorted(unknown))}")
    try:
        return _store(user, changes)
    except IntegrityError as error:
        if not User.objects.filter(username=changes.get("username")).exclude(pk=user.pk).exists():
            raise
        raise InvalidInput("username", "This username is taken.") from error


def availability_replace(*, user: User, slots: list[dict[str, Any]]) -> User:
    """Replace the member's week, in their timezone. Raises InvalidInput for bad or overlapping slots.

    Calls the hook `member_changed`.
    """
    return _store(user, {"availability": checked_week(slots)})


@transactional
def _store(user: User, changes: dict[str, Any]) -> User:
    if changes:
        User.objects.filter(pk=user.pk).update(**changes)
        member_changed(user.pk)
    for field, value in changes.items():
        setattr(user, field, value)
    return user
