"""Errors of the socket, and the codes it closes with."""

from enum import IntEnum

from django.utils.translation import gettext_noop as N_

from skillswap.errors import DomainError


class Close(IntEnum):
    """WebSocket close codes; the client's `closing.ts` says what it does at each."""

    BAD_FRAME = 4400
    SESSION_ENDED = 4401
    BANNED = 4403
    TOO_SLOW = 4408
    TOO_MANY = 4409
    WRONG_ORIGIN = 4421
    ABUSE = 4429
    TOO_LARGE = 1009
    RESTART = 1012


class BadFrame(DomainError):
    code = "bad_frame"
    status = 400
    message = N_("That frame is not one we know.")


class Refused(DomainError):
    """The socket may not stay open; `close` says why."""

    code = "refused"
    status = 401

    def __init__(self, close: Close, message: str) -> None:
        super().__init__(message)
        self.close = close


class WrongOrigin(DomainError):
    """The page that opened the socket is not ours (CLIENT_ORIGIN)."""

    code = "wrong_origin"
    status = 403
    message = N_("Pages of this origin may not open a socket here.")
