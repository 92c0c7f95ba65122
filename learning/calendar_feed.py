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
from django.utils.translation import gettext as _
from icalendar import Calendar as File
from icalendar import Event

from accounts.models import User
from learning.models import OPEN, Calendar, Role, Session, SessionParticipant, Status
from skills.catalogue import shown_name
from skillswap.errors import NotFound
from skillswap.language import spoken

SALT = "learning.calendar-feed"
SHOWN = (*OPEN, Status.COMPLETED)
PAST = dt.timedelta(days=90)
AHEAD = dt.timedelta(days=180)
MOST_EVENTS = 500
REFRESHED = dt.timedelta(hours=1)
_COLUMNS = ("id", "skill_name", "description", "meeting_link", "version", "changed_at")


def feed_url(user_id: UUID) -> str:
    """The address of the member's feed, the same until it is renewed. One query."""
    name = base64.urlsafe_b64encode(user_id.bytes).rstrip(b"=").decode()
    secret = _signer().sign(f"{name}.{_version(user_id)}")
    return f"{settings.CLIENT_ORIGIN}/api/calendar/{secret}.ics"


def ics_of(secret: str) -> bytes:
    """The file behind a secret: the sessions from PAST to AHEAD, the earliest left out beyond MOST_EVENTS.

    Raises NotFound for a secret that is not or no longer one, and for members who are out. Five queries.
    """
    user_id, locale = _owner(secret)
    now = timezone.now()
    entries = list(
        SessionParticipant.objects.filter(
            user_id=user_id, is_hidden=False, starts_at__gt=now - PAST, starts_at__lt=now + AHEAD, status__in=SHOWN
        )
        .order_by("-starts_at", "-id")
        .values("session_id", "other_id", "role", "status", "is_booked", "starts_at", "ends_at")[:MOST_EVENTS]
    )
    sessions = {row["id"]: row for row in _rows(Session, {entry["session_id"] for entry in entries}, *_COLUMNS)}
    names = {row["id"]: row["name"] for row in _rows(User, {entry["other_id"] for entry in entries}, "id", "name")}
    file = _file()
    with spoken(locale):  # whatever the program that asks speaks
        for entry in reversed(entries):
            name = names.get(entry["other_id"]) or _("somebody")
            file.add_component(_event(entry, sessions[entry["session_id"]], name, now))
    return file.to_ical()


def _owner(secret: str) -> tuple[UUID, str]:
    """Whom the secret is for, and their language. Raises NotFound."""
    try:
        name, version = _signer().unsign(secret).split(".")
        user_id = UUID(bytes=base64.urlsafe_b64decode(f"{name}=="))
    except (signing.BadSignature, ValueError) as error:
        raise NotFound from error
    locale = User.objects.active().filter(pk=user_id).values_list("locale", flat=True).first()
    if int(version) != _version(user_id) or locale is None:
        raise NotFound
    return user_id, locale


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


def _event(entry: Mapping[str, Any], session: dict[str, Any], name: str, now: dt.datetime) -> Event:
    """One session as `entry`'s owner sees it."""
    link = f"{settings.CLIENT_ORIGIN}/sessions/{session['id']}"
    event = Event()
    event.add("uid", str(session["id"]))
    event.add("dtstamp", now)
    event.add("last-modified", session["changed_at"])
    event.add(
        "sequence", session["version"]
    )  # a program keeps the time it has unless this is higher (RFC 5545, 3.8.7.4)
    event.add("dtstart", entry["starts_at"].astimezone(dt.UTC))
    event.add("dtend", entry["ends_at"].astimezone(dt.UTC))
    about = {"skill": shown_name(session["skill_name"]), "name": name}
    event.add("summary", _plain(_("%(skill)s with %(name)s") % about))
    event.add("description", _plain("\n\n".join(filter(None, (_role(entry, name), session["description"], link)))))
    event.add("status", "TENTATIVE" if entry["status"] == Status.REQUESTED else "CONFIRMED")
    if session["meeting_link"] and entry["is_booked"]:
        event.add("location", session["meeting_link"])
    event.add("url", link)
    return event


def _role(entry: Mapping[str, Any], name: str) -> str:
    teaches = entry["role"] == Role.TEACHER
    words = (_("You teach %(name)s.") if teaches else _("%(name)s teaches you.")) % {"name": name}
    return " ".join([words, _("Not agreed yet.")]) if entry["status"] == Status.REQUESTED else words


def _plain(text: str) -> str:
    """Without the control characters that RFC 5545 forbids."""
    return "".join(letter for letter in text if (letter >= " " and letter != "\x7f") or letter in "\n\t")
