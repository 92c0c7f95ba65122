"""What each part of a score is worth, for one candidate or, as arrays, for all of them."""

import datetime as dt
from functools import lru_cache
from typing import Any

import numpy as np

from accounts.availability import offset_at

TEACHES, WANTS, MUTUAL, LEVEL, LANGUAGE, OVERLAP, TIMEZONE, ACTIVE, RATED = 25, 20, 10, 10, 10, 10, 5, 5, 5
FULL_OVERLAP = 180  # shared minutes a week that earn all of OVERLAP
ACTIVE_DAYS, RECENT_DAYS = 7, 30


def teaches_points(priority: Any) -> Any:
    """For a topic that they teach and I want, by how much I want it; of all together at most TEACHES."""
    return 15 + 2 * priority


def wants_points(priority: Any) -> Any:
    """For a topic that I teach and they want, by how much they want it; of all together at most WANTS."""
    return 11 + 2 * priority


def nearness_points(hours: float) -> float:
    """For clocks that show nearly the same, by the hours between them; none from six on."""
    return TIMEZONE * max(0.0, 1 - hours / 6)


def active_points(days: Any) -> Any:
    """For whoever was here so many whole days ago."""
    return ACTIVE / 2 * (days < ACTIVE_DAYS) + ACTIVE / 2 * (days < RECENT_DAYS)


def rated_points(rating: Any) -> Any:
    """For more than three stars out of five."""
    return RATED * np.clip((rating - 3) / 2, 0, 1)


def overlap_points(minutes: Any) -> Any:
    """For the minutes a week in which both are free."""
    return OVERLAP * np.minimum(1, minutes / FULL_OVERLAP)


def hours_apart(one: str, other: str, now: dt.datetime) -> float:
    """Hours between two people's clocks now; across midnight at most 12."""
    if one == other:
        return 0.0
    return _hours_apart(one, other, now.replace(minute=0, second=0, microsecond=0))


@lru_cache(maxsize=4096)
def _hours_apart(one: str, other: str, hour: dt.datetime) -> float:
    moment = int(hour.timestamp())
    apart = abs(offset_at(moment, one) - offset_at(moment, other)) / 3600
    return min(apart, 24 - apart)
