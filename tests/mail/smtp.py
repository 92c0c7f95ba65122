"""A mail server that can be told how to answer, and the messages that it took."""

import email
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from icalendar import Calendar, Event

from tests.plugins import processes


class Inbox:
    """What arrived. `answers` are given first, one for each message that is sent; then everything is taken."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.answers: list[str] = []
        self.refused: set[str] = set()
        self.tls: list[bool] = []

    async def handle_RCPT(self, _: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        if address in self.refused:
            return "550 5.1.1 There is no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: Any, session: Session, envelope: Envelope) -> str:
        if self.answers:
            answer = self.answers.pop(0)
            if not answer.startswith("250"):
                return answer
        self.tls.append(session.ssl is not None)
        self.recipients.append(list(envelope.rcpt_tos))
        self.taken.append(email.message_from_bytes(envelope.content or b"", policy=default))  # type: ignore[arg-type]
        return "250 OK"


@contextmanager
def serving(settings: Any, inbox: Inbox, *, port: int = 0, **options: Any) -> Iterator[int]:
    """The server runs, and the settings lead to it; yields its port."""
    port = port or processes.free_port()
    server = Controller(inbox, hostname="127.0.0.1", port=port, ready_timeout=60, **options)
    server.start()
    use(settings, port)
    try:
        yield port
    finally:
        server.stop()


def use(settings: Any, port: int, **more: Any) -> None:
    """As `EMAIL_URL=smtp://127.0.0.1:port` sets it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    for name, value in more.items():
        setattr(settings, name, value)


def password_of(expected: str) -> Any:
    """An authenticator that lets in whoever knows the password."""

    def check(server: Any, session: Session, envelope: Envelope, mechanism: str, login: Any) -> AuthResult:
        return AuthResult(success=login.password == expected.encode())

    return check


def tls_of(folder: Any) -> ssl.SSLContext:
    """The server's side of TLS, with the certificate of `tests.deploy.tls.certificate`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "fullchain.pem", folder / "privkey.pem")
    return context


def parsed(message: Any) -> EmailMessage:
    """What Django sent, as a mailbox gets it."""
    return email.message_from_bytes(message.message().as_bytes(), policy=default)  # type: ignore[arg-type]


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def html_of(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def calendars_of(message: EmailMessage) -> dict[str, bytes]:
    """The bytes of each part that holds a calendar, by content type."""
    parts = {part.get_content_type(): part for part in message.walk()}
    return {
        kind: parts[kind].get_payload(decode=True) for kind in ("text/calendar", "application/ics") if kind in parts
    }


def event_of(message: EmailMessage) -> tuple[str, Event]:
    """(method, event) of the calendar in the message."""
    calendar = Calendar.from_ical(calendars_of(message)["text/calendar"])
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event
