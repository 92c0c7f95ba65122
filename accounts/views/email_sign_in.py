"""Signing in by a link that is mailed, or by its code."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.device_names import device_name
from accounts.examples import ME
from accounts.mailed_links import asked_by, forget_asked, keep_asked
from accounts.serializers import EmailCodeIn, EmailIn, LinkIn, SignedInOut
from accounts.services import SignedIn, email_code_enter, email_link_open, email_sign_in_ask
from accounts.views.base import SameOriginView
from accounts.views.passwords import LINK_NOT_VALID, ON_ITS_WAY
from accounts.views.sign_in import TAGS
from accounts.views.signed_in import signed_in_answer
from skillswap.errors import NotFound
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.throttling import client_address

CODE_NOT_VALID = "This code is not right, or too old. Open the link in the mail instead, or ask for a new one."
OTHER_BROWSER = "Open this link in the browser where you asked for it, or type the code from the mail there."
SIGNED_IN = {200: SignedInOut, 400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut}


class EmailSignInView(SameOriginView):
    """404 while EMAIL_SIGN_IN is off."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if not settings.EMAIL_SIGN_IN:
            raise NotFound
        super().initial(request, *args, **kwargs)


class EmailLinkView(EmailSignInView):
    """An APIView: it sends a mail and must not say whether there is anything behind the address."""

    @extend_schema(
        tags=TAGS,
        summary="Ask for a link to log in",
        description="Always 202, in the same time, whether or not the address has an account. This browser keeps a "
        "cookie, without which neither the link nor the code works. 404 where it is turned off.",
        request=EmailIn,
        responses={202: ON_ITS_WAY, 404: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[request_example({"email": "ada@example.org"})],
    )
    def post(self, request: Request) -> Response:
        asked = email_sign_in_ask(**validated(EmailIn, request), address=client_address(request))
        response = Response(status=202)
        keep_asked(response, [*asked_by(request), asked])
        return response


class EmailLinkOpenView(EmailSignInView):
    """An APIView: as `LogInView`. The page of the link calls it: whatever only reads the mail uses nothing up."""

    @extend_schema(
        tags=TAGS,
        summary="Log in with the link of a mail",
        description="In the browser that asked for it, once within 15 minutes. Elsewhere 409, and nothing is used up.",
        request=LinkIn,
        responses={**SIGNED_IN, 409: ErrorOut},
        auth=[],
        examples=[
            request_example({"token": "IjAxOTNm…"}),
            response_example({"user": ME}),
            LINK_NOT_VALID,
            error_example(409, "other_browser", OTHER_BROWSER),
        ],
    )
    def post(self, request: Request) -> Response:
        token = validated(LinkIn, request)["token"]
        return _entered(
            request, email_link_open(token=token, asked=asked_by(request), device_name=device_name(request))
        )


class EmailCodeView(EmailSignInView):
    """An APIView: as `LogInView`."""

    @extend_schema(
        tags=TAGS,
        summary="Log in with the code of a mail",
        description="In the browser that asked for it. After five wrong codes only the link of that mail works.",
        request=EmailCodeIn,
        responses=SIGNED_IN,
        auth=[],
        examples=[
            request_example({"code": "204816"}),
            response_example({"user": ME}),
            error_example(400, "code_not_valid", CODE_NOT_VALID, errors=[{"field": "code", "message": CODE_NOT_VALID}]),
        ],
    )
    def post(self, request: Request) -> Response:
        code = validated(EmailCodeIn, request)["code"]
        return _entered(request, email_code_enter(code=code, asked=asked_by(request), device_name=device_name(request)))


def _entered(request: Request, signed_in: SignedIn) -> Response:
    response = signed_in_answer(request, signed_in)
    forget_asked(response)
    return response
