"""Supply and demand of each topic: how many people offer it and want it, and how many did so lately. Pure."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from matching.index.columns import NOBODY, Columns
from matching.points import hours_apart

SPAN = dt.timedelta(days=30)
_WANT, _OFFER = 0, 1  # the last bit of a key of `Columns.skills`


@dataclass(frozen=True)
class Among:
    """Whose skills count: who speaks `language`, whose clock is at most `hours` from that of `timezone`; not `me`."""

    me: UUID
    timezone: str
    language: str | None = None
    hours: int | None = None
    category: str | None = None


@dataclass(frozen=True)
class TopicCount:
    """People who offer and want a topic; of them those who added it in the last SPAN, and in the one before."""

    topic: UUID
    offers: int
    wants: int
    offers_added: int
    wants_added: int
    offers_before: int
    wants_before: int


def topic_counts(columns: Columns, among: Among, now: dt.datetime) -> list[TopicCount]:
    """Every topic (of the category) that somebody offers or wants, in no order."""
    skills = columns.skills
    rows = np.flatnonzero(skills["person"][: columns.used] != NOBODY)
    rows = rows[_counted(columns, among, now)[skills["person"][rows]]]
    age = now.timestamp() - skills["made"][rows].astype("f8")
    span = SPAN.total_seconds()
    everything, added, before = (
        np.bincount(skills["key"][rows[fits]], minlength=2 * len(columns.topics)).reshape(-1, 2)
        for fits in (age < np.inf, age < span, (span <= age) & (age < 2 * span))
    )
    ids, category = list(columns.topics), among.category
    return [
        TopicCount(
            ids[at], *(int(counts[at, side]) for counts in (everything, added, before) for side in (_OFFER, _WANT))
        )
        for at in np.flatnonzero(everything.any(axis=1))
        if not category or columns.categories.get(ids[at]) == category
    ]


def _counted(columns: Columns, among: Among, now: dt.datetime) -> np.ndarray:
    """Which rows of members count."""
    size = len(columns.ids)
    people = {name: columns.people[name][:size] for name in ("languages", "zone")}
    counted = np.ones(size, bool)
    counted[columns.rows_of([among.me])] = False
    if among.language:
        bit = columns.languages.get(among.language.lower())
        counted &= (people["languages"] >> np.uint64(bit) & np.uint64(1)) != 0 if bit is not None else False
    if among.hours is not None:
        near = np.array([hours_apart(zone, among.timezone, now) <= among.hours for zone in columns.zones], bool)
        counted &= near[people["zone"]]
    return counted
