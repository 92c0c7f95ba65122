"""What the views of accounts share, and views that a stranger may call."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.cookies import known_device
from accounts.csrf import require_same_origin
from accounts.device_names import device_name
from accounts.requests import MemberRequest
from accounts.serializers import LogInIn, OwnProofIn
from accounts.services import SignedIn, log_in, own_proof_errors
from skillswap.errors import InvalidInput
from skillswap.http.openapi import error_example, request_example
from skillswap.http.request_body import validated
from skillswap.http.throttling import client_address

NOTHING = OpenApiResponse(description="Done.")
PROOF = request_example({"password": "nine purple kettles"})
SIGN_IN_AGAIN = error_example(403, "sign_in_again", "Type your password, or log out and in again, to do this.")


class OpenView(APIView):
    """No log-in is needed or read: a stale cookie must not stand in the way of signing in."""

    authentication_classes = []
    permission_classes = [AllowAny]


class SameOriginView(OpenView):
    """An open view that other sites' pages may not use."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        require_same_origin(request)


def log_in_from(request: Request) -> SignedIn:
    """Sign in with the address and password of the body. Raises ValidationError, and what `log_in` raises."""
    return log_in(
        **validated(LogInIn, request),
        device_name=device_name(request),
        address=client_address(request),
        known=known_device(request),
    )


def require_proof(request: MemberRequest) -> None:
    """The caller proves once more that it is them. Raises ValidationError, InvalidInput, TooFast, SignInAgain."""
    proof = validated(OwnProofIn, request)
    InvalidInput.require_none(own_proof_errors(request.user, **proof, device=request.auth.pk))
