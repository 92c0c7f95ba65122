"""What a mail says. Text and HTML are both made from it, so they cannot say different things."""

from collections.abc import Sequence
from dataclasses import dataclass

Link = tuple[str, str]  # words, address


@dataclass(frozen=True)
class CalendarFile:
    """An iCalendar object that calendars act on: `method` is REQUEST or CANCEL (RFC 5546)."""

    method: str
    ics: bytes


@dataclass(frozen=True)
class MailContent:
    """Plain texts, escaped where HTML is made of them. `facts` are (label, value); `notes` the small print below."""

    subject: str
    paragraphs: Sequence[str]
    button: Link | None = None
    facts: Sequence[tuple[str, str]] = ()
    code: tuple[str, str] | None = None  # words, what to type
    notes: Sequence[str] = ()
    second: Link | None = None
    calendar: CalendarFile | None = None
