"""How long requests for sessions waited for their answer."""

import datetime as dt
from uuid import UUID

from learning.models import Role, SessionParticipant
from skillswap.db.ids import first_id_at

_LAST = 50


def request_answers(user_id: UUID, since: dt.datetime) -> list[int]:
    """Minutes to a teacher's answers to requests made since then, of the last 50. Handler of `answer_minutes`.

    One query: what was asked for since then lies after it, so an index begins there.
    """
    answered = SessionParticipant.objects.filter(
        user_id=user_id,
        role=Role.TEACHER,
        starts_at__gte=since,
        id__gte=first_id_at(since),
        reply_minutes__isnull=False,
    )
    minutes = answered.order_by("-starts_at", "-id").values_list("reply_minutes", flat=True)[:_LAST]
    return [each for each in minutes if each is not None]
