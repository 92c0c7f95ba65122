"""The process that reads calendars: `python -m learning.busy.reading`, started by `learning.busy.reader`.

What a stranger's server sent is parsed and its repeats are counted out here and nowhere else, under a ceiling of memory
and of processor time: a rule may repeat each second since 1900. It knows nothing of Django. On stdin comes a line of
JSON, `{"zone", "start", "end", "ours"}`, then the file; on stdout goes JSON: `{"busy": [[start, end], …]}` in epoch
seconds, in order and apart, or `{"error": code}`.
"""

import datetime as dt
import json
import resource
import sys
from collections.abc import Collection, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

MEMORY_BYTES = 512 * 1024 * 1024  # of address space
CPU_SECONDS = 8
MOST_EVENTS = 10_000
MOST_TIMES = 2_000  # kept; the earliest

Times = list[tuple[int, int]]


def busy_of(content: bytes, *, zone: str, start: int, end: int, ours: Collection[str]) -> Times:
    """When the owner of the file is busy between `start` and `end`. Raises ValueError for what is no calendar.

    Events that are marked as free or cancelled are not busy, nor are our own (`ours` are their UIDs), which a program
    that subscribes to our feed may give back. Days and times without a zone are on the clock of `zone`.
    """
    calendar = Calendar.from_ical(content)
    if calendar.name != "VCALENDAR":
        raise ValueError
    if sum(one.name == "VEVENT" for one in calendar.subcomponents) > MOST_EVENTS:
        raise MemoryError
    first, last = (dt.datetime.fromtimestamp(moment, dt.UTC) for moment in (start, end))
    found = recurring_ical_events.of(calendar, skip_bad_series=True).between(first, last)
    spans = [_span(one, ZoneInfo(zone)) for one in found if _counts(one, ours)]
    cut = [(max(begin, start), min(until, end)) for begin, until in spans]
    return list(_merged(sorted(span for span in cut if span[0] < span[1])))[:MOST_TIMES]


def _counts(event: Any, ours: Collection[str]) -> bool:
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    is_off = str(event.get("STATUS", "")).upper() == "CANCELLED"
    says_free = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE"
    return not (is_free or is_off or says_free or str(event.get("UID", "")) in ours)


def _span(event: Any, zone: ZoneInfo) -> tuple[int, int]:
    return _instant(event["DTSTART"].dt, zone), _instant(event["DTEND"].dt, zone)


def _instant(value: dt.date | dt.datetime, zone: ZoneInfo) -> int:
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    return int((moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp())


def _merged(spans: Times) -> Iterator[tuple[int, int]]:
    """Those that touch or overlap made one."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
            continue
        if current:
            yield current
        current = start, end
    if current:
        yield current


def answer_to(head: dict[str, Any], content: bytes) -> dict[str, Any]:
    """What goes to stdout."""
    try:
        asked = {name: head[name] for name in ("zone", "start", "end")}
        return {"busy": busy_of(content, ours=frozenset(head["ours"]), **asked)}
    except MemoryError:
        return {"error": "too_complex"}
    except Exception:  # whatever a parser raises for what somebody made up
        return {"error": "not_calendar"}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))  # at its end the system ends the process
    head = json.loads(sys.stdin.buffer.readline())
    print(json.dumps(answer_to(head, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
