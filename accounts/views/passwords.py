"""Forgotten and changed passwords, and proving one's address."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.cookies import remember_device
from accounts.requests import MemberRequest
from accounts.serializers import ChangePasswordIn, EmailIn, LinkIn, ResetIn
from accounts.services import email_verify, password_change, password_forgot, password_reset, verification_resend
from accounts.views.base import NOTHING, SameOriginView
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, request_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in

TAGS = ["Passwords and e-mail"]
ON_ITS_WAY = OpenApiResponse(description="If there is something to send, it is on its way.")
TOO_OLD = "This link is too old or was used before. Ask for a new one."
LINK_NOT_VALID = error_example(400, "link_not_valid", TOO_OLD, errors=[{"field": "token", "message": TOO_OLD}])


class ForgotPasswordView(SameOriginView):
    """An APIView: it sends a mail and must not say whether there is anything behind the address."""

    @extend_schema(
        tags=TAGS,
        summary="Ask for a reset link",
        description="Always 202, in the same time, whether or not the address has an account.",
        request=EmailIn,
        responses={202: ON_ITS_WAY, 429: ErrorOut},
        auth=[],
        examples=[request_example({"email": "ada@example.org"})],
    )
    def post(self, request: Request) -> Response:
        password_forgot(**validated(EmailIn, request), address=client_address(request))
        return Response(status=202)


class ResetPasswordView(SameOriginView):
    """An APIView: whose password it is follows from the token alone, and a password cannot be read."""

    @extend_schema(
        tags=TAGS,
        summary="Set a new password",
        description="With the token of the mail, which works once within an hour. Every device is signed out.",
        request=ResetIn,
        responses={204: NOTHING, 400: ErrorOut},
        auth=[],
        examples=[request_example({"token": "WyIwMTkz…", "password": "nine purple kettles"}), LINK_NOT_VALID],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        user = password_reset(**validated(ResetIn, request))
        response = Response(status=204)
        remember_device(request, response, user)
        return response


class VerifyEmailView(SameOriginView):
    """An APIView: whose address it is follows from the token alone."""

    @extend_schema(
        tags=TAGS,
        summary="Confirm an e-mail address",
        description="With the token of the mail, which works once within three days.",
        request=LinkIn,
        responses={204: NOTHING, 400: ErrorOut},
        auth=[],
        examples=[request_example({"token": "WyIwMTkz…"}), LINK_NOT_VALID],
    )
    def post(self, request: Request) -> Response:
        email_verify(**validated(LinkIn, request))
        return Response(status=204)


class ResendVerificationView(APIView):
    """An APIView: it sends a mail; nothing is made that could be read."""

    @extend_schema(
        tags=TAGS,
        summary="Send the confirmation mail again",
        description="To one's own address, unless it is confirmed.",
        request=None,
        responses={202: ON_ITS_WAY, 429: ErrorOut},
    )
    def post(self, request: MemberRequest) -> Response:
        verification_resend(user=request.user)
        return Response(status=202)


class ChangePasswordView(APIView):
    """An APIView: a password can be set and never read, so it is no resource."""

    @extend_schema(
        tags=TAGS,
        summary="Change one's password",
        description="Every other device is signed out; this one stays.",
        request=ChangePasswordIn,
        responses={204: NOTHING, 400: ErrorOut},
        examples=[request_example({"currentPassword": "nine purple kettles", "newPassword": "ten yellow teapots"})],
    )
    @runs_in(SIGN_IN)
    def post(self, request: MemberRequest) -> Response:
        fields = validated(ChangePasswordIn, request)
        user = password_change(
            user=request.user,
            current=fields["current_password"],
            new=fields["new_password"],
            keep=request.auth.pk,
        )
        response = Response(status=204)
        remember_device(request, response, user)
        return response
