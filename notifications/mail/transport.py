"""The way to the mail server or the provider, and what its refusals mean."""

from smtplib import SMTPDataError, SMTPRecipientsRefused
from types import TracebackType

from django.core.mail import EmailMessage, get_connection


class NotTaken(Exception):
    """The server did not take this mail, for now or because the connection ended."""


class Refused(NotTaken):
    """It says that it would refuse the same again."""


class Away(Exception):
    """There is no server to be reached, or it does not let us in: the others wait for the next time."""


class Transport:
    """One connection for many mails. Once it could not be opened, `is_away` stays True."""

    def __init__(self) -> None:
        self._backend = get_connection()
        self._is_open = False
        self.is_away = False

    def __enter__(self) -> "Transport":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def send(self, message: EmailMessage) -> None:
        """Raises Away, Refused, NotTaken."""
        self._open()
        try:
            self._backend.send_messages([message])
        except Exception as error:
            self._close()  # what the server expects next is not known
            raise (Refused if _is_final(error) else NotTaken) from error

    def _open(self) -> None:
        if self._is_open:
            return
        try:
            self._backend.open()
        except Exception as error:  # no such host, no answer, no TLS, no log-in: smtplib and ssl have many
            self.is_away = True
            raise Away from error
        self._is_open = True

    def _close(self) -> None:
        self._is_open = False
        self._backend.close()


def _is_final(error: Exception) -> bool:
    """5xx about the recipient or the content (RFC 5321, 4.2.1); about the sender it may be a setting of ours."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, SMTPDataError) and error.smtp_code >= 500
