"""What members show each other only while both do: when they are online, and what they have read.

Who turns one off sees nothing of it of others either. What was there before is hidden as long as it is off.
"""

from collections.abc import Collection
from uuid import UUID

from accounts.models import User
from accounts.selectors import contacts


def presence_contacts(user_id: UUID, among: Collection[UUID] | None = None) -> set[UUID]:
    """The member's `contacts` with whom they share when they are online, and were last: one query more."""
    if among is None:
        return sharing_last_seen(user_id, contacts(user_id))
    shown = showing_last_seen({user_id, *among})
    return contacts(user_id, shown & set(among)) if user_id in shown else set()


def sharing_last_seen(user_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` who show when they are online, if the member does: one query, none for no ids."""
    shown = showing_last_seen({user_id, *ids}) if ids else set()
    return shown & set(ids) if user_id in shown else set()


def showing_last_seen(ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` who show when they are online: one query."""
    return set(User.objects.filter(pk__in=list(ids), show_last_seen=True).values_list("pk", flat=True))


def showing_read_receipts(ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` who show what they have read: one query."""
    return set(User.objects.filter(pk__in=list(ids), show_read_receipts=True).values_list("pk", flat=True))
