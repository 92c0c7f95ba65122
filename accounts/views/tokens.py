"""Signing in for programs: the tokens are in the body and no cookie is set."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.cookies import known_device
from accounts.device_names import device_name
from accounts.examples import TOKENS, answers, asks, refuses
from accounts.forms import LogInIn, RefreshIn
from accounts.serializers import ErrorOut, TokensOut
from accounts.services import SignedIn, device_refresh, log_in
from accounts.views.base import OpenView
from accounts.views.sign_in import TAGS
from skillswap.bodies import checked
from skillswap.throttling import client_address


class TokenView(OpenView):
    @extend_schema(
        tags=TAGS,
        summary="Log in as a program",
        description="Send `access` as `Authorization: Bearer …`; keep `refresh` for `/api/auth/token/refresh`.",
        request=LogInIn,
        responses={200: TokensOut, 401: ErrorOut},
        auth=[],
        examples=[
            asks({"email": "ada@example.org", "password": "nine purple kettles"}),
            answers(TOKENS),
            refuses(401, "bad_credentials", "The e-mail address or the password is not right."),
        ],
    )
    def post(self, request: Request) -> Response:
        fields = checked(LogInIn, request)
        return _tokens(
            log_in(
                **fields,
                device_name=device_name(request),
                address=client_address(request),
                known=known_device(request),
            )
        )


class TokenRefreshView(OpenView):
    @extend_schema(
        tags=TAGS,
        summary="Refresh a program's tokens",
        description="A refresh token works once; using an old one again ends the device.",
        request=RefreshIn,
        responses={200: TokensOut, 401: ErrorOut},
        auth=[],
        examples=[
            asks({"refresh": TOKENS["refresh"]}),
            answers(TOKENS),
            refuses(401, "not_authenticated", "This sign-in has ended. Log in again."),
        ],
    )
    def post(self, request: Request) -> Response:
        return _tokens(device_refresh(**checked(RefreshIn, request)))


def _tokens(signed_in: SignedIn) -> Response:
    return Response({"access": signed_in.access, "refresh": signed_in.refresh})
