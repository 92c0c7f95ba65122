"""When members are free: their weeks, the time they share, and the beginnings that fit into it.

Pure functions without queries. Matching counts shared time with them, learning offers slots.
"""

from accounts.availability.clocks import offset_at, week_around, zone_of
from accounts.availability.free_times import free_times
from accounts.availability.intervals import (
    Intervals,
    intervals_merged,
    intervals_minus,
    intervals_shared,
    minutes_of,
    share_for,
    starts_within,
)
from accounts.availability.week import validated_week

__all__ = [
    "Intervals",
    "free_times",
    "intervals_merged",
    "intervals_minus",
    "intervals_shared",
    "minutes_of",
    "offset_at",
    "share_for",
    "starts_within",
    "validated_week",
    "week_around",
    "zone_of",
]
