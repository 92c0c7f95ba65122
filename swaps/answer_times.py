"""How long proposals waited for their answer."""

import datetime as dt
from uuid import UUID

from skillswap.db.ids import first_id_at
from swaps.models import Swap

_LAST = 50


def proposal_answers(user_id: UUID, since: dt.datetime) -> list[int]:
    """Minutes to the member's answers to proposals made since then, of the last 50. Handler of `answer_minutes`.

    One query.
    """
    answered = Swap.objects.filter(to_user_id=user_id, id__gte=first_id_at(since), answered_at__isnull=False)
    times = answered.order_by("-id").values_list("created_at", "answered_at")[:_LAST]
    return [max(0, int((at - made).total_seconds() // 60)) for made, at in times if at is not None]
