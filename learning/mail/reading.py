"""A session as the reader of a mail may see it: times on their clock, and the other one's name unless it is hidden."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import HIDDEN_NAME, User
from accounts.selectors import names_of
from learning.meeting_links import link_for
from learning.models import Session
from learning.participants import other_of, people_of
from learning.reduced import contact_of
from notifications.mail.models import Mail
from skills.catalogue import shown_name
from skillswap.mail.content import Link
from skillswap.mail.times import moment_words, period_words
from skillswap.phrases import minutes_words


@dataclass(frozen=True)
class SessionView:
    """`contact` is what `contact_of` says: "open", "reduced" or "none"."""

    session: Session
    reader: User
    name: str
    contact: str

    @property
    def teaches(self) -> bool:
        return self.reader.pk == self.session.teacher_id

    @property
    def skill(self) -> str:
        """What it is about, in the reader's language."""
        return shown_name(self.session.skill_name)

    @property
    def subject(self) -> str:
        """ "Guitar with Ada": for subjects and calendars."""
        if self.contact != "open":
            return self.skill
        return _("%(skill)s with %(name)s") % {"skill": self.skill, "name": self.name}

    def button(self, words: str) -> Link:
        return words, session_link(self.session)

    def at(self, instant: dt.datetime) -> str:
        return moment_words(instant, self.reader.timezone, self.reader.hour_cycle)

    def period(self) -> str:
        return period_words(
            self.session.scheduled_time, self.session.ends_at, self.reader.timezone, self.reader.hour_cycle
        )

    def facts(self) -> list[tuple[str, str]]:
        role = _("You teach") if self.teaches else _("You learn")
        length = (_("Length"), minutes_words(self.session.duration_minutes))
        where = [(_("Meeting link"), self.meeting_link)] if self.meeting_link else []
        return [(_("When"), self.period()), length, (role, self.skill), (_("With"), self.name), *where]

    @property
    def meeting_link(self) -> str:
        return link_for(self.session, self.reader.pk) if self.contact == "open" else ""


def session_link(session: Session) -> str:
    return f"{settings.CLIENT_ORIGIN}/sessions/{session.pk}"


def view_of(mail: Mail, reader: User) -> SessionView | None:
    """The session that the mail is about, as it is now; None when it is gone. Three queries."""
    session = Session.objects.filter(pk=mail.about_id).first()
    if session is None or reader.pk not in people_of(session):
        return None
    return session_view(session, reader)


def session_view(session: Session, reader: User) -> SessionView:
    """The session for one of its two people. Two queries."""
    contact, other = contact_of(session), other_of(session, reader.pk)
    name = names_of([other]).get(other, "") if contact == "open" else ""
    return SessionView(session, reader, name or _(HIDDEN_NAME), contact)


def kept_instant(mail: Mail, name: str = "scheduledTime") -> dt.datetime | None:
    """An instant that was kept when the mail was written."""
    text: Any = mail.data.get(name)
    return dt.datetime.fromisoformat(text) if text else None
