"""Signing up, in and out, for browsers: the tokens travel in cookies only."""

from typing import Any

from django.middleware.csrf import rotate_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import ensure_csrf_cookie
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.authentication import bearer_token
from accounts.cookies import ACCESS_COOKIE, REFRESH_COOKIE, clear_cookies, known_device, set_cookies
from accounts.csrf import require_csrf_token
from accounts.device_names import device_name
from accounts.errors import SignInEnded
from accounts.examples import ME, answers, asks, refuses
from accounts.forms import LogInIn, SignUpIn
from accounts.requests import MemberRequest
from accounts.selectors import me
from accounts.serializers import ErrorOut, MeOut, SignedInOut
from accounts.services import SignedIn, device_refresh, devices_end, log_in, sign_up
from accounts.tokens import Claims, TokenNotValid, read_access, read_refresh
from accounts.views.base import OpenView, OwnSiteView
from skillswap.bodies import checked
from skillswap.throttling import client_address

TAGS = ["Sign-in"]
TAKEN = refuses(
    400,
    "invalid",
    "This username is taken.",
    errors=[{"field": "username", "message": "This username is taken."}],
)
NOTHING = OpenApiResponse(description="Done.")


class SignUpView(OwnSiteView):
    @extend_schema(
        tags=TAGS,
        summary="Sign up",
        description="Makes an account and signs this browser in with cookies. A mail asks to confirm the address. "
        "The answer is the same for an address that has an account already.",
        request=SignUpIn,
        responses={201: SignedInOut, 400: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[
            asks({"name": "Ada Okafor", "email": "ada@example.org", "password": "nine purple kettles"}),
            answers({"user": {**ME, "isVerified": False}}, 201),
            TAKEN,
        ],
    )
    def post(self, request: Request) -> Response:
        fields = checked(SignUpIn, request)
        signed_in = sign_up(**fields, device_name=device_name(request), address=client_address(request))
        return _signed_in(request, signed_in, 201)


class LogInView(OwnSiteView):
    @extend_schema(
        tags=TAGS,
        summary="Log in with cookies",
        description="Signs this browser in. Programs use `/api/auth/token`.",
        request=LogInIn,
        responses={200: SignedInOut, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[
            asks({"email": "ada@example.org", "password": "nine purple kettles"}),
            answers({"user": ME}),
            refuses(401, "bad_credentials", "The e-mail address or the password is not right."),
            refuses(403, "banned", "This account is banned.", reason="Advertising", until=None),
        ],
    )
    def post(self, request: Request) -> Response:
        fields = checked(LogInIn, request)
        signed_in = log_in(
            **fields,
            device_name=device_name(request),
            address=client_address(request),
            known=known_device(request),
        )
        return _signed_in(request, signed_in, 200)


class LogOutView(OpenView):
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
    @extend_schema(
        tags=TAGS,
        summary="Who am I",
        description="One's own account. Also sets the `csrftoken` cookie, signed in or not.",
        responses={200: MeOut, 401: ErrorOut},
        examples=[answers(ME), refuses(401, "not_authenticated", "Log in first.")],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(me(request.user))


def _signed_in(request: Request, signed_in: SignedIn, status: int) -> Response:
    _end_what_this_replaces(request)
    response = Response({"user": me(signed_in.device.user)}, status=status)
    set_cookies(request, response, signed_in)
    rotate_token(request._request)
    return response


def _end_what_this_replaces(request: Request) -> None:
    """One browser is one device: its cookies are about to be overwritten, so nobody could use the old one again."""
    try:
        claims = read_refresh(request.COOKIES.get(REFRESH_COOKIE, ""))
    except TokenNotValid:
        return
    devices_end(user_id=claims.user_id, reason="signed_out", only=[claims.device_id])


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
