"""The message that is sent: text, HTML, a calendar file, and the headers of RFC 3834 and RFC 8058.

It has one recipient and no Reply-To, and names nobody's address but the recipient's and ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from skillswap.language import direction
from skillswap.mail.content import CalendarFile, MailContent

TEMPLATE = "skillswap/mail/base"


@dataclass(frozen=True)
class Envelope:
    """To whom a mail goes, and how its kind is turned off: a page, and headers for mail programs (none: it cannot).

    A mail that is sent again with the same `id` has the same Message-ID.
    """

    to: str
    id: UUID | None = None
    unsubscribe_link: str = ""
    unsubscribe_headers: Mapping[str, str] = field(default_factory=dict)


def sender_address() -> str:
    """Our own address, without the name before it."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def mail_message(content: MailContent, envelope: Envelope) -> EmailMultiAlternatives:
    """The message that says `content`, around it in the language that is active, which has to be that of `content`."""
    subject = " ".join(content.subject.split())  # a header has one line
    values = {
        "mail": content,
        "subject": subject,
        "origin": settings.CLIENT_ORIGIN,
        "unsubscribe": envelope.unsubscribe_link,
        "unsubscribe_words": _("Not this kind of mail any more"),
        "language": get_language(),
        "direction": direction(),
        "start": "right" if direction() == "rtl" else "left",
    }
    text = render_to_string(f"{TEMPLATE}.txt", values)
    header = f"{subject} (SkillSwap)".replace("=?", "= ?")  # else a name could be decoded there (RFC 2047)
    message = EmailMultiAlternatives(header, text, to=[envelope.to], headers=_headers(envelope))
    message.attach_alternative(render_to_string(f"{TEMPLATE}.html", values), "text/html")
    if content.calendar:
        _attach_calendar(message, content.calendar)
    return message


def _headers(envelope: Envelope) -> dict[str, str]:
    headers = {
        "Auto-Submitted": "auto-generated",
        "Content-Language": get_language() or settings.LANGUAGE_CODE,
        **envelope.unsubscribe_headers,
    }
    if envelope.id:
        headers["Message-ID"] = f"<{envelope.id.hex}@{sender_address().rpartition('@')[2]}>"
    return headers


def _attach_calendar(message: EmailMultiAlternatives, calendar: CalendarFile) -> None:
    """As Google Calendar sends it: an alternative, which Gmail and Outlook act on, and a file, which Apple opens."""
    if settings.MAIL_CALENDAR_ALTERNATIVE:
        message.attach_alternative(calendar.ics.decode(), f"text/calendar; method={calendar.method}")
    message.attach(_file(calendar))


def _file(calendar: CalendarFile) -> MIMEBase:
    part = MIMENonMultipart("application", "ics", name="invite.ics")
    part.set_payload(calendar.ics)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return part
