"""A session as a calendar takes it from a mail or a file: RFC 5545, sent as RFC 5546 (iTIP) says.

The UID is the session's id, as in the calendar feed, and SEQUENCE its version, which every change raises: a later mail
moves or removes the entry of an earlier one, and a late one changes nothing. ORGANIZER is our own address and the one
ATTENDEE is the reader, so nobody learns the other's. The reader has agreed on SkillSwap already: no answer is asked
for (RSVP=FALSE), and none would be read. A file that the reader asked for is PUBLISHed, which names no ATTENDEE. Times
are in UTC, which needs no VTIMEZONE and is right on every clock.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from learning.mail.reading import SessionView, session_link
from learning.models import BOOKED, Session, Status
from skillswap.db.fields import now_ms
from skillswap.mail import CalendarFile, sender_address
from skillswap.text import clean_line

TAKES_PLACE = (*BOOKED, Status.COMPLETED)


def invitation(view: SessionView) -> CalendarFile:
    """Puts the session into the reader's calendar, or moves it there."""
    return _file(view, "REQUEST", "CONFIRMED")


def cancellation(view: SessionView) -> CalendarFile:
    """Takes it out again."""
    return _file(view, "CANCEL", "CANCELLED")


def publication(view: SessionView) -> bytes:
    """The file that puts the session, as it is now, into a calendar of the reader's choice."""
    return published(view, [view.session]).ics


def published(view: SessionView, sessions: Sequence[Session]) -> CalendarFile:
    """Several at once, as each is now: one file of REQUEST or CANCEL may hold only one (RFC 5546, 3.2.2 and 3.2.5)."""
    views = [replace(view, session=session) for session in sessions]
    return _file_of("PUBLISH", [_event(one, _status(one.session)) for one in views])


def _status(session: Session) -> str:
    if session.status == Status.REQUESTED:
        return "TENTATIVE"
    return "CONFIRMED" if session.status in TAKES_PLACE else "CANCELLED"


def _file(view: SessionView, method: str, status: str) -> CalendarFile:
    event = _event(view, status)
    event.add("attendee", _attendee(view))
    return _file_of(method, [event])


def _file_of(method: str, events: Sequence[Event]) -> CalendarFile:
    file = Calendar()
    file.add("prodid", "-//SkillSwap//Sessions//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", method)
    for event in events:
        file.add_component(event)
    return CalendarFile(method, file.to_ical())


def _event(view: SessionView, status: str) -> Event:
    session, link = view.session, session_link(view.session)
    event = Event()
    event.add("uid", str(session.pk))
    event.add("sequence", session.version)
    event.add("dtstamp", now_ms())
    event.add("dtstart", session.scheduled_time.astimezone(dt.UTC))
    event.add("dtend", session.ends_at.astimezone(dt.UTC))
    event.add("summary", clean_line(view.subject))
    role = _("You teach.") if view.teaches else _("You learn.")
    event.add("description", f"{role} " + _("The room opens here: %(link)s") % {"link": link})
    event.add("location", view.meeting_link or link)
    event.add("url", link)
    event.add("status", status)
    event.add("transp", "OPAQUE")
    event.add("organizer", _person(sender_address(), "SkillSwap"))
    return event


def _attendee(view: SessionView) -> vCalAddress:
    reader = _person(view.reader.email, view.reader.name)
    reader.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE", "CUTYPE": "INDIVIDUAL"}
    return reader


def _person(address: str, name: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    person.params["CN"] = clean_line(name).replace('"', "'")  # a parameter cannot hold it (RFC 5545, 3.1)
    return person
