"""The one kind of error that apps raise: it carries what REST and the socket answer."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_

from skillswap.phrases import plural


class DomainError(Exception):
    """An error for the caller. Subclasses set `code` (for programs), `status` (HTTP) and `message`.

    The class's `message` is English, marked with `N_`; an instance has it in the language that is active when it is
    raised. A message that is given is in that language already.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 400
    message: str = N_("That did not work.")
    fields: Sequence[tuple[str, str]] = ()  # what is wrong with which field; answered with status 400
    retry_after: float | None = None  # seconds after which the same call may work

    def __init__(self, message: str | None = None) -> None:
        self.message = gettext(self.message) if message is None else message
        super().__init__(self.message)

    def details(self) -> dict[str, Any]:
        """More fields of the answer than `code` and `message`; JSON values."""
        return {}


class InvalidInput(DomainError):
    """400: a field has a value that cannot be taken, or several have."""

    code = "invalid"
    status = 400

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.fields = [(field, message)]

    @classmethod
    def require(cls, *rules: tuple[bool, str, str]) -> None:
        """Raise one error that names the field of every rule that does not hold: (holds, field, message) each."""
        cls.require_none([(field, message) for holds, field, message in rules if not holds])

    @classmethod
    def require_none(cls, wrong: list[tuple[str, str]]) -> None:
        """Raise one error that names every wrong field of `wrong`, (field, message) each; nothing for none."""
        if wrong:
            error = cls(*wrong[0])
            error.fields = wrong
            raise error


class NotSignedIn(DomainError):
    code = "not_authenticated"
    status = 401
    message = N_("Log in first.")


class TokenExpired(NotSignedIn):
    """401: the access token is too old; a refresh makes a new one."""

    code = "token_expired"
    message = N_("This token is too old. Refresh it.")


class NotAllowed(DomainError):
    code = "not_allowed"
    status = 403
    message = N_("You may not do that.")


class NotFound(DomainError):
    code = "not_found"
    status = 404
    message = N_("There is nothing here, or it is not yours to see.")


class Conflict(DomainError):
    code = "conflict"
    status = 409
    message = N_("That is no longer possible.")


class IdempotencyConflict(Conflict):
    """409: the key of this write was used before, with another body. Each app says what it was used for."""

    code = "idempotency_conflict"
    message = N_("That key was used for something else. Make a new one.")


class BadRequest(DomainError):
    """400: not even the frame of the request can be read: its host, its path, its form."""

    code = "bad_request"
    status = 400
    message = N_("That request cannot be read.")


class CrossSite(DomainError):
    """403: a browser sent this for a page of another site."""

    code = "csrf_failed"
    status = 403
    message = N_("This did not come from SkillSwap's own pages.")


class TooSlow(DomainError):
    """408: the request did not arrive in time."""

    code = "too_slow"
    status = 408
    message = N_("Your request took too long to arrive. Try again.")


class TooLarge(DomainError):
    code = "too_large"
    status = 413
    message = N_("That is too large.")


class ServerError(DomainError):
    """500: something broke that the caller cannot mend. Says nothing of what it was."""

    code = "server_error"
    status = 500
    message = N_("That failed on our side. Try again.")


class Busy(DomainError):
    """503: the database is locked, overloaded or away; the same call works in a moment.

    Nothing was written; or, when only the answer could not be read, all was, and the same call again does nothing more.
    """

    code = "busy"
    status = 503
    message = N_("SkillSwap is busy at the moment. Try again in a few seconds.")
    retry_after = 2.0


class TooFast(DomainError):
    """429: a limit is used up; `retry_after` seconds until the next try."""

    code = "too_fast"
    status = 429

    def __init__(self, retry_after: float, limit: int = 0) -> None:
        seconds = max(1, round(retry_after))
        super().__init__(
            plural(
                "Too many tries. Try again in %(count)d second.",
                "Too many tries. Try again in %(count)d seconds.",
                seconds,
            )
        )
        self.retry_after: float = retry_after
        self.limit = limit
