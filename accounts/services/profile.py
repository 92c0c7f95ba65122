"""What members say of themselves."""

from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.availability import validated_week
from accounts.hooks import last_seen_switched, member_changed
from accounts.models import User
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import InvalidInput, NotFound

PROFILE_FIELDS = frozenset(
    {
        "name",
        "username",
        "bio",
        "location",
        "country",
        "timezone",
        "languages",
        "locale",
        "hour_cycle",
        "learning_style",
        "visibility",
        "show_last_seen",
        "show_read_receipts",
        "availability_note",
    }
)


def profile_update(*, user: User, **changes: Any) -> User:
    """Change some of PROFILE_FIELDS to validated values.

    Raises InvalidInput for a taken username, TypeError for other fields, NotFound for who is leaving.
    Calls the hooks `member_changed` and `last_seen_switched`. Call it outside a transaction.
    """
    if unknown := changes.keys() - PROFILE_FIELDS:
        raise TypeError(f"Not of a profile: {', '.join(sorted(unknown))}")
    try:
        return _store(user, changes)
    except IntegrityError as error:
        if not User.objects.filter(username=changes.get("username")).exclude(pk=user.pk).exists():
            raise
        raise InvalidInput("username", _("This username is taken.")) from error


def availability_replace(*, user: User, slots: list[dict[str, Any]]) -> User:
    """Replace the member's week, in their timezone. Raises InvalidInput for bad or overlapping slots, NotFound.

    Calls the hook `member_changed`.
    """
    return _store(user, {"availability": validated_week(slots)})


@transactional
def first_run_end(*, user: User) -> User:
    """The member went through the steps for newcomers, or skipped them; again changes nothing."""
    User.objects.filter(pk=user.pk, first_run_ended_at=None).update(first_run_ended_at=now_ms())
    user.refresh_from_db()
    return user


@transactional
def _store(user: User, changes: dict[str, Any]) -> User:
    if changes:
        if "show_last_seen" in changes:  # of two tabs at once the second sees what the first one has changed
            lock_rows(User.objects.filter(pk=user.pk))
        before = User.objects.values_list("show_last_seen", flat=True).get(pk=user.pk)
        me = User.objects.filter(pk=user.pk, is_active=True)  # nothing comes back to who has left at this moment
        if not me.update(**changes, updated_at=now_ms()):
            raise NotFound
        member_changed(user.pk)
        if (shows := changes.get("show_last_seen", before)) != before:
            last_seen_switched(user.pk, shows)
        user.refresh_from_db()  # another tab may have saved other fields meanwhile
    return user
