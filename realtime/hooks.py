"""What realtime asks of higher rooms."""

from uuid import UUID

from skillswap.hooks import Hook

# "Whose presence may this member see, and who may see theirs?": each handler returns ids.
contacts_of: Hook[[UUID]] = Hook("contacts_of")


def contacts(user_id: UUID) -> set[UUID]:
    """Everyone who may see this member's presence, and whose presence the member may see."""
    found: set[UUID] = set()
    for ids in contacts_of(user_id):
        found.update(ids)
    return found - {user_id}
