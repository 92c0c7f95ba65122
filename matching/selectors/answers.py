"""How quickly somebody answers."""

import datetime as dt
from statistics import median
from uuid import UUID

from matching.hooks import answer_minutes
from skillswap.db.fields import now_ms

LOOKED_BACK = dt.timedelta(days=90)
ENOUGH = 3  # fewer answers say nothing yet
_HOUR, _DAY = 60, 24 * 60
STEPS = (5, 15, 30, _HOUR, 2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 2 * _DAY, 3 * _DAY)  # in minutes


def response_minutes(user_id: UUID) -> int | None:
    """Within how many minutes the member usually answers requests and proposals: one of STEPS, None under three.

    The median of the last 90 days, rounded up: the exact one would tell whoever asked how long single others waited.
    One query for each handler of `answer_minutes`.
    """
    waits = [minutes for found in answer_minutes(user_id, now_ms() - LOOKED_BACK) for minutes in found]
    if len(waits) < ENOUGH:
        return None
    usual = median(waits)
    return next((step for step in STEPS if usual <= step), STEPS[-1])
