"""Instants in words, in the language that is active, on the clock of the reader's zone, which is named."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

TWELVE_HOURS = "h12"
WITH_TWELVE_HOURS = {"ar"}  # languages that count hours so by themselves; in English mails always had 24


def moment_words(instant: dt.datetime, zone: str, hour_cycle: str = "") -> str:
    """ "Friday, 27 November 2026, 18:00 CET (Europe/Berlin)". `hour_cycle` is the member's."""
    there = instant.astimezone(_zone(zone))
    return _("%(day)s, %(time)s %(clock)s") % {
        "day": _day(there),
        "time": _time(there, hour_cycle),
        "clock": _clock(there, zone),
    }


def period_words(start: dt.datetime, end: dt.datetime, zone: str, hour_cycle: str = "") -> str:
    """ "Friday, 27 November 2026, 18:00 to 19:00 CET (Europe/Berlin)"; an end on another day or clock says so."""
    begins, ends = start.astimezone(_zone(zone)), end.astimezone(_zone(zone))
    clock = "" if begins.utcoffset() == ends.utcoffset() else f" {begins:%Z}"
    until = _time(ends, hour_cycle)
    if begins.date() != ends.date():
        until = _("%(day)s, %(time)s") % {"day": _day(ends), "time": until}
    return _("%(day)s, %(start)s to %(end)s %(clock)s") % {
        "day": _day(begins),
        "start": f"{_time(begins, hour_cycle)}{clock}",
        "end": until,
        "clock": _clock(ends, zone),
    }


def _day(there: dt.datetime) -> str:
    return _("%(weekday)s, %(day)d %(month)s %(year)d") % {
        "weekday": WEEKDAYS[there.weekday()],
        "day": there.day,
        "month": MONTHS[there.month],
        "year": there.year,
    }


def _time(there: dt.datetime, hour_cycle: str) -> str:
    if hour_cycle != TWELVE_HOURS and (hour_cycle or get_language() not in WITH_TWELVE_HOURS):
        return f"{there:%H:%M}"
    half = pgettext("hours before noon", "AM") if there.hour < 12 else pgettext("hours after noon", "PM")
    return f"{there.hour % 12 or 12}:{there:%M}\u00a0{half}"


def _clock(there: dt.datetime, zone: str) -> str:
    return f"{there:%Z}" if zone == "UTC" else f"{there:%Z} ({zone})"


def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC
