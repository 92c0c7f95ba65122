"""Reads of what is held now, and for which sessions."""

from uuid import UUID

from accounts.selectors import cards_of, hidden_from
from credits.models import Hold, HoldState
from credits.purposes import person_named, purposes_of
from skillswap.http.pagination import NumberedPage

_COLUMNS = ("id", "session_id", "minutes", "created_at")


def holds_of(user_id: UUID, *, page: int, limit: int) -> NumberedPage:
    """A page of what of a member's minutes is held, the last held first; all pages make the held balance.

    At most six queries. How many there are is counted: nobody has more holds than minutes.
    """
    rows = Hold.objects.filter(user_id=user_id, state=HoldState.HELD)
    start = (page - 1) * limit
    found = list(rows.order_by("-id").values(*_COLUMNS)[start : start + limit])
    purposes = purposes_of(user_id, (row["session_id"] for row in found))
    people = cards_of({one["other_id"] for one in purposes.values()} - {None} - hidden_from(user_id))
    nothing = {"skill": "", "scheduled_time": None, "other_id": None}
    shown = []
    for row in found:
        purpose = purposes.get(row["session_id"], nothing)
        shown.append(
            {
                "session_id": row["session_id"],
                "counterpart": person_named(people.get(purpose["other_id"])),
                "skill": purpose["skill"],
                "scheduled_time": purpose["scheduled_time"],
                "amount_minutes": row["minutes"],
                "held_at": row["created_at"],
            }
        )
    return NumberedPage(shown, page, limit, rows.count())
