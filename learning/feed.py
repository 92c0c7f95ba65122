"""The calendar feed: a member's sessions as RFC 5545, at an address that only the member knows.

The address is signed and stored nowhere: whom it is for, and the version that `feed_renew` raises.
"""

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils import timezone
from icalendar import Calendar as File
from icalendar import Event

from accounts.models import User
from learning.models import Calendar, Role, Seat, Session, Status
from skillswap.errors import NotFound

SALT = "learning.calendar-feed"
SHOWN = (Status.REQUESTED, Status.SCHEDULED, Status.IN_PROGRESS, Status.COMPLETED)
PAST = dt.timedelta(days=90)
AHEAD = dt.timedelta(days=180)
MOST_EVENTS = 500
REFRESHED = dt.timedelta(hours=1)
_COLUMNS = ("id", "skill_name", "description", "version", "changed_at")


def feed_url(user_id: UUID) -> str:
    """The address of the member's feed, the same until it is renewed. One query."""
    name = base64.urlsafe_b64encode(user_id.bytes).rstrip(b"=").decode()
    secret = _signer().sign(f"{name}.{_version(user_id)}")
    return f"{settings.CLIENT_ORIGIN}/api/calendar/{secret}.ics"


def ics_of(secret: str) -> bytes:
    """The file behind a secret: the sessions from PAST to AHEAD, the earliest left out beyond MOST_EVENTS.

    Raises NotFound for a secret that is not or no longer one, and for members who are out. Five queries.
    """
    user_id = _owner(secret)
    now = timezone.now()
    seats = list(
        Seat.objects.filter(
            user_id=user_id, is_hidden=False, starts_at__gt=now - PAST, starts_at__lt=now + AHEAD, status__in=SHOWN
        )
        .order_by("-starts_at", "-id")
        .values("session_id", "other_id", "role", "status", "starts_at", "ends_at")[:MOST_EVENTS]
    )
    sessions = {row["id"]: row for row in _rows(Session, {seat["session_id"] for seat in seats}, *_COLUMNS)}
    names = {row["id"]: row["name"] for row in _rows(User, {seat["other_id"] for seat in seats}, "id", "name")}
    file = _file()
    for seat in reversed(seats):
        file.add_component(_event(seat, sessions[seat["session_id"]], names.get(seat["other_id"], "somebody"), now))
    return file.to_ical()


def _owner(secret: str) -> UUID:
    """Whom the secret is for. Raises NotFound."""
    try:
        name, version = _signer().unsign(secret).split(".")
        user_id = UUID(bytes=base64.urlsafe_b64decode(f"{name}=="))
    except (signing.BadSignature, ValueError) as error:
        raise NotFound from error
    if int(version) != _version(user_id) or not User.objects.active().filter(pk=user_id).exists():
        raise NotFound
    return user_id


def _version(user_id: UUID) -> int:
    return Calendar.objects.filter(pk=user_id).values_list("feed_version", flat=True).first() or 0


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")


def _rows(model: Any, ids: set[UUID], *columns: str) -> list[dict[str, Any]]:
    return list(model.objects.filter(pk__in=list(ids)).values(*columns)) if ids else []


def _file() -> File:
    file = File()
    file.add("prodid", "-//SkillSwap//Sessions//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", "SkillSwap")
    file.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    file.add("x-published-ttl", "PT1H")
    return file


def _event(seat: Mapping[str, Any], session: dict[str, Any], name: str, now: dt.datetime) -> Event:
    """One session as `seat`'s owner sees it."""
    link = f"{settings.CLIENT_ORIGIN}/sessions/{session['id']}"
    event = Event()
    event.add("uid", str(session["id"]))
    event.add("dtstamp", now)
    event.add("last-modified", session["changed_at"])
    event.add(
        "sequence", session["version"]
    )  # a program keeps the time it has unless this is higher (RFC 5545, 3.8.7.4)
    event.add("dtstart", seat["starts_at"].astimezone(dt.UTC))
    event.add("dtend", seat["ends_at"].astimezone(dt.UTC))
    event.add("summary", _plain(f"{session['skill_name']} with {name}"))
    event.add("description", _plain("\n\n".join(filter(None, (_role(seat, name), session["description"], link)))))
    event.add("status", "TENTATIVE" if seat["status"] == Status.REQUESTED else "CONFIRMED")
    event.add("url", link)
    return event


def _role(seat: Mapping[str, Any], name: str) -> str:
    words = f"You teach {name}." if seat["role"] == Role.TEACHER else f"{name} teaches you."
    return f"{words} Not agreed yet." if seat["status"] == Status.REQUESTED else words


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 forbids."""
    return "".join(letter for letter in text if (letter >= " " and letter != "\x7f") or letter in "\n\t")
