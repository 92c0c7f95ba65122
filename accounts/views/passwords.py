"""Forgotten and changed passwords, and proving one's address."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.cookies import remember_device
from accounts.examples import asks, refuses
from accounts.forms import ChangePasswordIn, EmailIn, LinkIn, ResetIn
from accounts.requests import MemberRequest
from accounts.serializers import ErrorOut
from accounts.services import email_verify, password_change, password_forgot, password_reset, verification_resend
from accounts.views.base import OwnSiteView
from accounts.views.sign_in import NOTHING
from skillswap.bodies import checked
from skillswap.throttling import client_address

TAGS = ["Passwords and e-mail"]
ON_ITS_WAY = OpenApiResponse(description="If there is something to send, it is on its way.")
TOO_OLD = "This link is too old or was used before. Ask for a new one."
LINK_NOT_VALID = refuses(400, "link_not_valid", TOO_OLD, errors=[{"field": "token", "message": TOO_OLD}])


class ForgotPasswordView(OwnSiteView):
    @extend_schema(
        tags=TAGS,
        summary="Ask for a reset link",
        description="Always 202, in the same time, whether or not the address has an account.",
        request=EmailIn,
        responses={202: ON_ITS_WAY, 429: ErrorOut},
        auth=[],
        examples=[asks({"email": "ada@example.org"})],
    )
    def post(self, request: Request) -> Response:
        password_forgot(**checked(EmailIn, request), address=client_address(request))
        return Response(status=202)


class ResetPasswordView(OwnSiteView):
    @extend_schema(
        tags=TAGS,
        summary="Set a new password",
        description="With the token of the mail, which works once within an hour. Every device is signed out.",
        request=ResetIn,
        responses={204: NOTHING, 400: ErrorOut},
        auth=[],
        examples=[asks({"token": "WyIwMTkz…", "password": "nine purple kettles"}), LINK_NOT_VALID],
    )
    def post(self, request: Request) -> Response:
        user = password_reset(**checked(ResetIn, request))
        response = Response(status=204)
        remember_device(request, response, user)
        return response


class VerifyEmailView(OwnSiteView):
    @extend_schema(
        tags=TAGS,
        summary="Confirm an e-mail address",
        description="With the token of the mail, which works once within three days.",
        request=LinkIn,
        responses={204: NOTHING, 400: ErrorOut},
        auth=[],
        examples=[asks({"token": "WyIwMTkz…"}), LINK_NOT_VALID],
    )
    def post(self, request: Request) -> Response:
        email_verify(**checked(LinkIn, request))
        return Response(status=204)


class ResendVerificationView(APIView):
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
    @extend_schema(
        tags=TAGS,
        summary="Change one's password",
        description="Every other device is signed out; this one stays.",
        request=ChangePasswordIn,
        responses={204: NOTHING, 400: ErrorOut},
        examples=[asks({"currentPassword": "nine purple kettles", "newPassword": "ten yellow teapots"})],
    )
    def post(self, request: MemberRequest) -> Response:
        fields = checked(ChangePasswordIn, request)
        user = password_change(
            user=request.user,
            current=fields["current_password"],
            new=fields["new_password"],
            keep=request.auth.pk,
        )
        response = Response(status=204)
        remember_device(request, response, user)
        return response
