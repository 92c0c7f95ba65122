"""Every write of matching."""

from matching.services.announcements import matches_announce
from matching.services.listings import listing_refresh, listings_refresh
from matching.services.marks import marks_follow_block, person_mark, person_unmark
from matching.services.search_checks import searches_check
from matching.services.searches import search_change, search_create, search_delete, search_seen

__all__ = [
    "listing_refresh",
    "listings_refresh",
    "marks_follow_block",
    "matches_announce",
    "person_mark",
    "person_unmark",
    "search_change",
    "search_create",
    "search_delete",
    "search_seen",
    "searches_check",
]
