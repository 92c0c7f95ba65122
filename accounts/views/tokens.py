"""Signing in for programs: the tokens are in the body and no cookie is set."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.examples import TOKENS
from accounts.serializers import LogInIn, RefreshIn, TokensOut
from accounts.services import SignedIn, device_refresh
from accounts.views.base import OpenView, log_in_from
from accounts.views.sign_in import TAGS
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.view_pools import runs_in


class TokenView(OpenView):
    """An APIView: tokens are not kept, so they are no resource; the devices behind them are (`DeviceViewSet`)."""

    @extend_schema(
        tags=TAGS,
        summary="Log in as a program",
        description="Send `access` as `Authorization: Bearer …`; keep `refresh` for `/api/auth/token/refresh`.",
        request=LogInIn,
        responses={200: TokensOut, 401: ErrorOut},
        auth=[],
        examples=[
            request_example({"email": "ada@example.org", "password": "nine purple kettles"}),
            response_example(TOKENS),
            error_example(401, "bad_credentials", "The e-mail address or the password is not right."),
        ],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        return _tokens(log_in_from(request))


class TokenRefreshView(OpenView):
    """An APIView: it swaps one token for the next, and neither is a resource."""

    @extend_schema(
        tags=TAGS,
        summary="Refresh a program's tokens",
        description="A refresh token works once; using an old one again ends the device.",
        request=RefreshIn,
        responses={200: TokensOut, 401: ErrorOut},
        auth=[],
        examples=[
            request_example({"refresh": TOKENS["refresh"]}),
            response_example(TOKENS),
            error_example(401, "not_authenticated", "This sign-in has ended. Log in again."),
        ],
    )
    def post(self, request: Request) -> Response:
        return _tokens(device_refresh(**validated(RefreshIn, request)))


def _tokens(signed_in: SignedIn) -> Response:
    return Response({"access": signed_in.access, "refresh": signed_in.refresh})
