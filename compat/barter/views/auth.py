"""Signing up, in and out, tokens, passwords and links of mails."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.requests import MemberRequest
from accounts.serializers import EmailIn, LinkIn, ResetIn
from accounts.services import device_refresh, devices_end, email_verify, password_forgot, password_reset
from accounts.tokens import program_token
from compat.auth_views import BaseSignInViewSet, sign_in_schema
from compat.barter.envelope import BarterDoneOut, answer
from compat.barter.selectors.people import own_user
from compat.barter.serializers.auth import BarterRefreshIn, BarterRegisterIn, BarterSignedInOut
from compat.barter.views.base import BarterViewSet
from compat.http import OPEN
from compat.sign_in import SignedInProgram
from skillswap.db.pool import SIGN_IN
from skillswap.http.request_body import validated
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in


@sign_in_schema(BarterSignedInOut)
class BarterAuthViewSet(BarterViewSet, BaseSignInViewSet):
    """A program's sign-in: there is nothing to choose by id."""

    sign_up_form = BarterRegisterIn
    their_names = {"name": "firstName", "refresh": "refreshToken"}

    def signed_in_out(self, signed_in: SignedInProgram) -> dict[str, Any]:
        tokens = {"token": signed_in.token, "refreshToken": signed_in.refresh}
        return {"success": True, **tokens, "user": own_user(signed_in.user)}

    @extend_schema(summary="Log out: this device's tokens are void", request=None, responses=BarterDoneOut)
    @action(detail=False, methods=["post"])
    def logout(self, request: MemberRequest) -> Response:
        devices_end(user_id=request.user.pk, reason="signed_out", only=[request.auth.pk])
        return answer(message=_("Signed out."))

    @extend_schema(
        summary="New tokens for a refresh token", request=BarterRefreshIn, responses=BarterSignedInOut, auth=[]
    )
    @action(detail=False, methods=["post"], **OPEN)
    def refresh(self, request: Request) -> Response:
        signed_in = device_refresh(refresh=validated(BarterRefreshIn, request)["refreshToken"])
        device = signed_in.device
        program = SignedInProgram(device.user, device, program_token(device), signed_in.refresh)
        return Response(self.signed_in_out(program))

    @extend_schema(summary="Ask for a link to set a new password", request=EmailIn, responses=BarterDoneOut, auth=[])
    @action(detail=False, methods=["post"], url_path="forgot-password", **OPEN)
    def forgot_password(self, request: Request) -> Response:
        password_forgot(**validated(EmailIn, request), address=client_address(request))
        return answer(message=_("If the address has an account, a mail is on its way."))

    @extend_schema(
        summary="Set a new password with the token of a mail", request=ResetIn, responses=BarterDoneOut, auth=[]
    )
    @action(detail=False, methods=["post"], url_path="reset-password", **OPEN)
    @runs_in(SIGN_IN)
    def reset_password(self, request: Request) -> Response:
        password_reset(**validated(ResetIn, request))
        return answer(message=_("The password is changed. Log in with the new one."))

    @extend_schema(
        summary="Prove an address with the token of a mail", request=LinkIn, responses=BarterDoneOut, auth=[]
    )
    @action(detail=False, methods=["post"], url_path="verify-email", **OPEN)
    def verify_email(self, request: Request) -> Response:
        email_verify(**validated(LinkIn, request))
        return answer(message=_("The address is confirmed."))
