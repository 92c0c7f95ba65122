"""Recurring lessons made the way members make them."""

import datetime as dt
from typing import Any
from uuid import UUID

from learning.models import Session
from learning.services.asking import SessionAsked
from learning.services.series_answering import series_accept
from learning.services.series_asking import series_request, series_sessions
from skillswap.db.ids import uuid7
from tests.factories.sessions import ahead


def ask_weekly(
    student: Any,
    skill: Any,
    *,
    weeks: int = 4,
    at: dt.datetime | None = None,
    minutes: int = 60,
    key: str | None = None,
    **more: Any,
) -> UUID:
    """A request of `student` for a lesson a week in `skill` with its owner, from five days ahead unless said."""
    asked = SessionAsked(student, skill.user_id, skill.pk, at or ahead(days=5), minutes, "Chords.", None)
    series, _ = series_request(asked=asked, key=key or uuid7().hex, weeks=weeks, **more)
    return series.pk


def agree_weekly(student: Any, skill: Any, **more: Any) -> list[Session]:
    """An agreed series, in the order of its times: minutes are held for the first two."""
    series_id = ask_weekly(student, skill, **more)
    series_accept(series_id=series_id, by=skill.user)
    return series_sessions(series_id)
