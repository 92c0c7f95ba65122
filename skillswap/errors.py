"""The one kind of error that rooms raise: it carries what REST and the socket answer."""

from collections.abc import Sequence
from typing import Any, ClassVar


class DomainError(Exception):
    """Something the caller may be told. Subclasses set `code` (for programs), `status` (HTTP) and `message`."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 400
    message: str = "That did not work."
    fields: Sequence[tuple[str, str]] = ()  # what is wrong with which field; told with status 400
    retry_after: float | None = None  # seconds after which the same call may work

    def __init__(self, message: str | None = None) -> None:
        if message is not None:
            self.message = message
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
    def require_none(cls, wrong: list[tuple[str, str]]) -> None:
        """Raise one error that names every wrong field of `wrong`, (field, message) each; nothing for none."""
        if wrong:
            error = cls(*wrong[0])
            error.fields = wrong
            raise error


class NotSignedIn(DomainError):
    code = "not_authenticated"
    status = 401
    message = "Log in first."


class TokenExpired(NotSignedIn):
    """401: the access token is too old; a refresh makes a new one."""

    code = "token_expired"
    message = "This token is too old. Refresh it."


class NotAllowed(DomainError):
    code = "not_allowed"
    status = 403
    message = "You may not do that."


class NotFound(DomainError):
    code = "not_found"
    status = 404
    message = "There is nothing here, or it is not yours to see."


class Conflict(DomainError):
    code = "conflict"
    status = 409
    message = "That is no longer possible."


class IdempotencyConflict(Conflict):
    """409: the key of this write was used before, with another body. Each app says what it was used for."""

    code = "idempotency_conflict"
    message = "That key was used for something else. Make a new one."


class BadRequest(DomainError):
    """400: not even the frame of the request can be read: its host, its path, its form."""

    code = "bad_request"
    status = 400
    message = "That request cannot be read."


class CrossSite(DomainError):
    """403: a browser sent this for a page of another site."""

    code = "csrf_failed"
    status = 403
    message = "This did not come from SkillSwap's own pages."


class TooSlow(DomainError):
    """408: the request did not arrive in time."""

    code = "too_slow"
    status = 408
    message = "Your request took too long to arrive. Try again."


class TooLarge(DomainError):
    code = "too_large"
    status = 413
    message = "That is too large."


class ServerError(DomainError):
    """500: something broke that the caller cannot mend. Says nothing of what it was."""

    code = "server_error"
    status = 500
    message = "That failed on our side. Try again."


class Busy(DomainError):
    """503: the database is locked, overloaded or away; nothing was written, and the same call works in a moment."""

    code = "busy"
    status = 503
    message = "SkillSwap is busy at the moment. Try again in a few seconds."
    retry_after = 2.0


class TooFast(DomainError):
    """429: a limit is used up; `retry_after` seconds until the next try."""

    code = "too_fast"
    status = 429

    def __init__(self, retry_after: float, limit: int = 0) -> None:
        super().__init__(f"Too many tries. Try again in {max(1, round(retry_after))} seconds.")
        self.retry_after: float = retry_after
        self.limit = limit
