"""Asking for a session a week."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import User
from accounts.services import members_lock
from chat.services import conversation_open
from learning.errors import KeyTaken, WeeksTaken
from learning.events import SessionRequest
from learning.models import Series, Session, SessionParticipant
from learning.series.dates import FEWEST_WEEKS, MOST_WEEKS, week_times, without_weeks
from learning.services.asking import SessionAsked, card_of, new_session, offered_skill, session_write
from learning.services.blocks import sessions_follow_block
from learning.services.publishing import session_publish
from learning.services.series_notices import series_notify
from learning.times import time_wrong
from notifications.models import Kind
from skillswap.db import run
from skillswap.db.idempotency import digest, made_before, write_once
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.throttling import counted
from skillswap.phrases import whole_number


def series_request(
    *, asked: SessionAsked, key: str, weeks: int, left_out: Collection[int] = (), send_card: bool = True
) -> tuple[Series, bool]:
    """Ask for a session a week, on the teacher's clock at the time of `asked`, but for the weeks `left_out` (from 1).

    The series and whether it is new (the same key again gives the first). It counts as one request.
    Raises as `session_request`, and WeeksTaken. Emits session:request to both for each, one notification:new and one
    chat:message:new.
    """
    left = sorted(set(left_out))
    said = digest(asked.digest, weeks, left)
    mine = Series.objects.filter(student_id=asked.by.pk)
    return write_once(
        lambda: made_before(mine, key=key, digest=said, taken=KeyTaken),
        lambda: _request_new(asked, Series(weeks=weeks, request_key=key, request_digest=said), left, send_card),
    )


def _request_new(asked: SessionAsked, series: Series, left_out: list[int], send_card: bool) -> Series:
    skill, wrong = offered_skill(asked)
    wrong = [("first_time" if field == "scheduled_time" else field, message) for field, message in wrong]
    # First: of a time at the end of all calendars there are no later weeks.
    InvalidInput.require_none([*wrong, *_weeks_wrong(series.weeks, left_out)])
    teacher = User.objects.only("timezone").get(pk=asked.teacher_id)
    series.teacher_id, series.student_id, series.timezone = asked.teacher_id, asked.by.pk, teacher.timezone
    times = without_weeks(week_times(asked.scheduled_time, series.timezone, series.weeks), left_out)
    InvalidInput.require_none([("weeks", message) for _, message in time_wrong(times[-1])])
    sessions = _sessions(asked, series, skill, times)
    require_weeks_free(sessions)
    with counted("session", asked.by.pk), counted("session_pair", asked.by.pk, asked.teacher_id):
        conversation, _ = conversation_open(by=asked.by, with_id=asked.teacher_id, for_agreement=True)
        for session in sessions:
            session.conversation_id = conversation.pk
        run(_create, series, sessions, send_card)
        if sessions_follow_block(asked.teacher_id, asked.by.pk):  # made at this moment: the block could not see them
            raise NotFound
    return series


def _weeks_wrong(weeks: int, left_out: list[int]) -> list[tuple[str, str]]:
    """What is wrong with the weeks, as (field, message)."""
    if not FEWEST_WEEKS <= weeks <= MOST_WEEKS:
        return [("weeks", whole_number(FEWEST_WEEKS, MOST_WEEKS))]
    if any(not 1 < number <= weeks for number in left_out):
        return [("left_out", gettext("Leave out weeks after the first one, up to the last."))]
    if weeks - len(left_out) < FEWEST_WEEKS:
        return [("left_out", gettext("Keep at least two weeks."))]
    return []


def _sessions(asked: SessionAsked, series: Series, skill: dict[str, Any], times: list[dt.datetime]) -> list[Session]:
    """The rows as they will be written."""
    return [
        new_session(
            replace(asked, scheduled_time=moment),
            skill,
            f"{series.pk}:{number}",
            series_id=series.pk,
            series_number=number,
            series_count=len(times),
        )
        for number, moment in enumerate(times, 1)
    ]


def require_weeks_free(sessions: Sequence[Session]) -> None:
    """Raises WeeksTaken, which says all weeks in which one of the two is booked: one query."""
    first, last = sessions[0], sessions[-1]
    people = first.student_id, first.teacher_id
    booked = SessionParticipant.objects.booked_between(people, first.scheduled_time, last.ends_at)
    others = booked.exclude(session_id__in=[session.pk for session in sessions])
    times = list(others.values_list("starts_at", "ends_at"))
    taken = [
        session.scheduled_time
        for session in sessions
        if any(start < session.ends_at and end > session.scheduled_time for start, end in times)
    ]
    if taken:
        raise WeeksTaken(taken)


def _create(series: Series, sessions: list[Session], send_card: bool) -> None:
    members_lock(series.teacher_id, series.student_id)
    series._state.adding = True
    series.save(force_insert=True)
    for session in sessions:
        session_write(session)
    first = sessions[0]
    if send_card:
        card_of(first)
    for session in sessions:
        session_publish(session, SessionRequest)
    series_notify(sessions, "series_requested", to=series.teacher_id, kind=Kind.REQUEST, minutes=first.duration_minutes)


def series_sessions(series_id: UUID) -> list[Session]:
    """All sessions of a series, in the order of their times: one query."""
    return list(Session.objects.filter(series_id=series_id).order_by("scheduled_time", "pk"))
