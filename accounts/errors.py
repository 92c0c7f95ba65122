"""What can go wrong with an account."""

import datetime as dt
from typing import Any, ClassVar

from skillswap.api import iso
from skillswap.errors import Conflict, DomainError, NotSignedIn


class BadCredentials(DomainError):
    """Wrong address or wrong password: the answer never says which."""

    code: ClassVar[str] = "bad_credentials"
    status: ClassVar[int] = 401
    message = "The e-mail address or the password is not right."


class SignInEnded(NotSignedIn):
    """The refresh token is not, or no longer, good for anything."""

    message = "This sign-in has ended. Log in again."


class Banned(DomainError):
    """The member is banned; says why and until when."""

    code: ClassVar[str] = "banned"
    status: ClassVar[int] = 403

    def __init__(self, reason: str, until: dt.datetime | None) -> None:
        super().__init__("This account is banned.")
        self.reason = reason
        self.until = until

    def details(self) -> dict[str, Any]:
        return {"reason": self.reason, "until": iso(self.until)}


class LinkNotValid(DomainError):
    """A link from a mail that is wrong, too old or used."""

    code: ClassVar[str] = "link_not_valid"
    status: ClassVar[int] = 400
    message = "This link is too old or was used before. Ask for a new one."

    def __init__(self) -> None:
        super().__init__()
        self.fields = [("token", self.message)]


class LastAdmin(Conflict):
    """Somebody has to be able to run the place."""

    code: ClassVar[str] = "last_admin"
    message = "You are the only admin. Make somebody else an admin first."
