"""Signing up, in and out, for browsers: the tokens travel in cookies only."""

from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.csrf import ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.authentication import bearer_token
from accounts.cookies import ACCESS_COOKIE, REFRESH_COOKIE, clear_cookies, set_cookies
from accounts.csrf import require_csrf_token
from accounts.device_names import device_name
from accounts.errors import SignInEnded
from accounts.examples import ME
from accounts.requests import MemberRequest
from accounts.selectors import me
from accounts.serializers import LogInIn, MeOut, SignedInOut, SignUpIn
from accounts.services import device_refresh, devices_end, sign_up
from accounts.tokens import Claims, TokenNotValid, read_access, read_refresh
from accounts.views.base import NOTHING, OpenView, SameOriginView, log_in_from
from accounts.views.signed_in import signed_in_answer
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in

TAGS = ["Sign-in"]
TAKEN = error_example(
    400,
    "invalid",
    "This username is taken.",
    errors=[{"field": "username", "message": "This username is taken."}],
)


class SignUpView(SameOriginView):
    """An APIView: what it makes is a signed-in browser, which is cookies and not a resource with an address."""

    @extend_schema(
        tags=TAGS,
        summary="Sign up",
        description="Makes an account and signs this browser in with cookies. A mail asks to confirm the address. "
        "The answer is the same for an address that has an account already.",
        request=SignUpIn,
        responses={201: SignedInOut, 400: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[
            request_example({"name": "Ada Okafor", "email": "ada@example.org", "password": "nine purple kettles"}),
            response_example({"user": {**ME, "isVerified": False}}, 201),
            TAKEN,
        ],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        fields = validated(SignUpIn, request)
        signed_in = sign_up(**fields, device_name=device_name(request), address=client_address(request))
        return signed_in_answer(request, signed_in, 201)


class LogInView(SameOriginView):
    """An APIView: logging in is not a resource; the devices that it makes are (`DeviceViewSet`)."""

    @extend_schema(
        tags=TAGS,
        summary="Log in with cookies",
        description="Signs this browser in. Programs use `/api/auth/token`.",
        request=LogInIn,
        responses={200: SignedInOut, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[
            request_example({"email": "ada@example.org", "password": "nine purple kettles"}),
            response_example({"user": ME}),
            error_example(401, "bad_credentials", "The e-mail address or the password is not right."),
            error_example(403, "banned", "This account is banned.", reason="Advertising", until=None),
        ],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        return signed_in_answer(request, log_in_from(request))


class LogOutView(OpenView):
    """An APIView: it ends whatever the caller's tokens or cookies stand for, so there is nothing to address."""

    @extend_schema(
        tags=TAGS,
        summary="Log out",
        description="Ends this device: its tokens are void and its sockets close. Safe to call twice.",
        request=None,
        responses={204: NOTHING},
    )
    def post(self, request: Request) -> Response:
        if claims := _claims(request):
            devices_end(user_id=claims.user_id, reason="signed_out", only=[claims.device_id])
        response = Response(status=204)
        clear_cookies(response)
        return response


class RefreshView(OpenView):
    """An APIView: it swaps cookies, which are not a resource."""

    @extend_schema(
        tags=TAGS,
        summary="Refresh the cookies",
        description="Swaps the refresh cookie for new cookies. A refresh token works once; using an old one again "
        "ends the device.",
        request=None,
        responses={204: NOTHING, 401: ErrorOut, 403: ErrorOut},
    )
    def post(self, request: Request) -> Response:
        token = request.COOKIES.get(REFRESH_COOKIE)
        if not token:
            raise SignInEnded
        require_csrf_token(request)
        response = Response(status=204)
        set_cookies(request, response, device_refresh(refresh=token))
        return response


@method_decorator(ensure_csrf_cookie, name="dispatch")
class MeView(APIView):
    """An APIView: the question is who is signed in; the resource is `/api/users/profile`."""

    @extend_schema(
        tags=TAGS,
        summary="Who am I",
        description="One's own account. Also sets the `csrftoken` cookie, signed in or not.",
        responses={200: MeOut, 401: ErrorOut},
        examples=[response_example(ME), error_example(401, "not_authenticated", "Log in first.")],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(me(request.user))


def _claims(request: Request) -> Claims | None:
    """Whom to log out: by header, else by the cookies, of which the refresh cookie lives longer. Raises CrossSite."""
    header = bearer_token(request)
    sources: list[tuple[Any, str | None]] = [(read_access, header)]
    if header is None:
        sources = [
            (read_refresh, request.COOKIES.get(REFRESH_COOKIE)),
            (read_access, request.COOKIES.get(ACCESS_COOKIE)),
        ]
        if any(token for _, token in sources):
            require_csrf_token(request)
    for read, token in sources:
        try:
            return read(token)
        except TokenNotValid:
            continue
    return None
