"""What can go wrong with an account."""

import datetime as dt
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict, DomainError, NotSignedIn
from skillswap.http.json import iso

FieldErrors = list[tuple[str, str]]  # (field, message)


class BadCredentials(DomainError):
    """Wrong address or wrong password: the answer never says which."""

    code: ClassVar[str] = "bad_credentials"
    status: ClassVar[int] = 401
    message = N_("The e-mail address or the password is not right.")


class SignInEnded(NotSignedIn):
    """The refresh token is not, or no longer, good for anything."""

    message = N_("This sign-in has ended. Log in again.")


class Banned(DomainError):
    """The member is banned; says why and until when."""

    code: ClassVar[str] = "banned"
    status: ClassVar[int] = 403

    def __init__(self, reason: str, until: dt.datetime | None) -> None:
        super().__init__(_("This account is banned."))
        self.reason = reason
        self.until = until

    def details(self) -> dict[str, Any]:
        return {"reason": self.reason, "until": iso(self.until)}


class LinkNotValid(DomainError):
    """A link from a mail that is wrong, too old or used."""

    code: ClassVar[str] = "link_not_valid"
    status: ClassVar[int] = 400
    message = N_("This link is too old or was used before. Ask for a new one.")

    def __init__(self) -> None:
        super().__init__()
        self.fields = [("token", self.message)]


class SecondFactorNeeded(DomainError):
    """The first factor was right, and the member wants a second one. `token` stands for the first."""

    code: ClassVar[str] = "second_factor_needed"
    status: ClassVar[int] = 401
    message = N_("This account asks for a passkey or a recovery code too.")

    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token

    def details(self) -> dict[str, Any]:
        return {"token": self.token}


class SignInTooOld(DomainError):
    """The first factor was proved too long ago, or the password has changed since."""

    code: ClassVar[str] = "sign_in_too_old"
    status: ClassVar[int] = 401
    message = N_("That took too long. Log in again.")


class PasskeyRefused(DomainError):
    """What a passkey signed is not good for this: unknown, too old, used before, of another site, a copy's."""

    code: ClassVar[str] = "passkey_refused"
    status: ClassVar[int] = 401
    message = N_("This passkey did not work here. Try again, or sign in another way.")


class RecoveryCodeRefused(DomainError):
    """Not one of the member's recovery codes, or used before."""

    code: ClassVar[str] = "recovery_code_refused"
    status: ClassVar[int] = 401
    message = N_("This recovery code is not right, or was used before.")


class SecondFactorIncomplete(Conflict):
    """A second factor without a passkey or without recovery codes would lock the member out."""

    code: ClassVar[str] = "second_factor_incomplete"
    message = N_("First add a passkey and make recovery codes.")


class LastAdmin(Conflict):
    """There is always at least one admin."""

    code: ClassVar[str] = "last_admin"
    message = N_("You are the only admin. Make somebody else an admin first.")


class SignInAgain(DomainError):
    """403: this needs the password, or a sign-in of a moment ago on this device."""

    code: ClassVar[str] = "sign_in_again"
    status: ClassVar[int] = 403
    message = N_("Type your password, or log out and in again, to do this.")


class LastWayIn(Conflict):
    """Nobody takes away the last way into their own account."""

    code: ClassVar[str] = "last_way_in"
    message = N_("This is your only way to log in. Set a password or add another way first.")


class ProviderError(DomainError):
    """Signing in with an account elsewhere did not work; `title` is the provider's name."""

    sentence: ClassVar[str] = ""

    def __init__(self, title: str) -> None:
        super().__init__(_(self.sentence) % {"title": title})


class ProviderAway(ProviderError):
    """503: the provider does not answer."""

    code: ClassVar[str] = "provider_away"
    status: ClassVar[int] = 503
    sentence = N_("%(title)s cannot be reached at the moment. Log in another way, or try again in a few minutes.")


class ProviderRefused(ProviderError):
    """403: what the provider answered proves nothing."""

    code: ClassVar[str] = "provider_refused"
    status: ClassVar[int] = 403
    sentence = N_("%(title)s did not confirm who you are. Try again, or log in another way.")


class ProviderCancelled(ProviderError):
    """403: the person said no at the provider."""

    code: ClassVar[str] = "provider_cancelled"
    status: ClassVar[int] = 403
    sentence = N_("You did not continue with %(title)s. Try again, or log in another way.")


class ProviderExpired(ProviderError):
    """403: this browser did not begin it, or took too long."""

    code: ClassVar[str] = "provider_expired"
    status: ClassVar[int] = 403
    sentence = N_("That took too long, or began in another browser. Continue with %(title)s again.")


class AddressNotVerified(ProviderError):
    """403: the provider knows no address of theirs that is proved."""

    code: ClassVar[str] = "address_not_verified"
    status: ClassVar[int] = 403
    sentence = N_(
        "%(title)s has no confirmed e-mail address of yours. Confirm it there, or sign up here with a password."
    )


class ProofNeeded(ProviderError):
    """409: the address has a verified account here, whose owner has to sign in once before the two are joined."""

    code: ClassVar[str] = "proof_needed"
    status: ClassVar[int] = 409
    sentence = N_("You have an account here already. Log in to it once, and from then on %(title)s works too.")

    def __init__(self, title: str, owner_id: UUID) -> None:
        super().__init__(title)
        self.owner_id = owner_id


class IdentityTaken(ProviderError):
    """409: the account elsewhere is linked to another member."""

    code: ClassVar[str] = "identity_taken"
    status: ClassVar[int] = 409
    sentence = N_("This %(title)s account belongs to another member here.")


class OtherBrowser(Conflict):
    """409: a link that signs in works only where it was asked for; elsewhere the code is typed."""

    code: ClassVar[str] = "other_browser"
    message = N_("Open this link in the browser where you asked for it, or type the code from the mail there.")


class CodeNotValid(DomainError):
    """400: a code from a mail that is wrong, too old or used; or too many were tried."""

    code: ClassVar[str] = "code_not_valid"
    status: ClassVar[int] = 400
    message = N_("This code is not right, or too old. Open the link in the mail instead, or ask for a new one.")

    def __init__(self) -> None:
        super().__init__()
        self.fields = [("code", self.message)]
