"""What a browser is in the middle of, in signed cookies: on its way to a provider, and what came of the way back."""

from dataclasses import asdict, dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme
from rest_framework.request import Request

from accounts.oauth.profiles import ExternalProfile

STARTED_COOKIE, STARTED_PATH = "skillswap_oauth", "/api/auth/oauth"
OUTCOME_COOKIE, OUTCOME_PATH = "skillswap_oauth_outcome", "/api/auth"  # every sign-in looks whether somebody waits
HOME = "/dashboard"
NEXT_LENGTH = 500


@dataclass(frozen=True)
class Started:
    """A way to a provider. With `user_id` it is to link an account elsewhere to this member, signed in on `device_id`.

    Before the browser is sent there `state` is empty.
    """

    provider: str
    state: str = ""
    verifier: str = ""
    nonce: str = ""
    next: str = HOME
    timezone: str = "UTC"
    locale: str = ""
    user_id: str = ""
    device_id: str = ""


@dataclass(frozen=True)
class Outcome:
    """Why the way back did not sign anybody in. `email` is for whoever the provider has just vouched for.

    With `owner_id` an account elsewhere (`subject`) waits until that member proves that they own the address here.
    """

    provider: str
    code: str
    message: str
    email: str = ""
    reason: str = ""
    until: str = ""
    token: str = ""  # stands for this sign-in where a second factor is needed
    owner_id: str = ""
    subject: str = ""

    def waiting_for(self, user_id: UUID) -> ExternalProfile | None:
        """The account elsewhere that joins this member's, now that they have proved who they are."""
        if not self.owner_id or UUID(self.owner_id) != user_id:
            return None
        return ExternalProfile(self.provider, self.subject, self.email)


Kept = TypeVar("Kept", Started, Outcome)


def safe_next(text: str) -> str:
    """`text` when it is a path of our own pages, else the dashboard."""
    ours = text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None)
    return text if ours and len(text) <= NEXT_LENGTH and not text.startswith(("/api", "/admin")) else HOME


def keep_started(response: HttpResponseBase, started: Started) -> None:
    _keep(response, STARTED_COOKIE, started, STARTED_PATH)


def keep_outcome(response: HttpResponseBase, outcome: Outcome) -> None:
    _keep(response, OUTCOME_COOKIE, outcome, OUTCOME_PATH)


def started_by(request: HttpRequest | Request) -> Started | None:
    return _read(request, STARTED_COOKIE, Started)


def outcome_of(request: HttpRequest | Request) -> Outcome | None:
    return _read(request, OUTCOME_COOKIE, Outcome)


def forget_started(response: HttpResponseBase) -> None:
    response.delete_cookie(STARTED_COOKIE, path=STARTED_PATH, samesite="Lax")


def forget_outcome(response: HttpResponseBase) -> None:
    response.delete_cookie(OUTCOME_COOKIE, path=OUTCOME_PATH, samesite="Lax")


def _keep(response: HttpResponseBase, name: str, value: Any, path: str) -> None:
    response.set_cookie(
        name,
        signing.dumps(asdict(value), salt=name, compress=True),
        max_age=settings.OAUTH_MINUTES * 60,
        path=path,
        secure=settings.COOKIES_SECURE,
        httponly=True,
        samesite="Lax",  # the way back is a link on another site
    )


def _read(request: HttpRequest | Request, name: str, kind: type[Kept]) -> Kept | None:
    try:
        return kind(**signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=settings.OAUTH_MINUTES * 60))
    except (signing.BadSignature, TypeError):
        return None
