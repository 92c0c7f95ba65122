"""Who of the two has come, and when."""

import datetime as dt
from uuid import UUID

from learning.models import Seat, Session


def joined_times(session: Session) -> dict[UUID, dt.datetime]:
    """When each of those who came did, by member: one query."""
    seats = Seat.objects.filter(session_id=session.pk, joined_at__isnull=False)
    return {user_id: joined for user_id, joined in seats.values_list("user_id", "joined_at") if joined}
