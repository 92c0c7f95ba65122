"""One's own e-mail address, and changing it."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.examples import OWN_ADDRESS
from accounts.requests import MemberRequest
from accounts.selectors import address_of
from accounts.serializers import AddressChangeIn, LinkIn, OwnAddressOut, ResetTokenOut
from accounts.services import (
    address_change_ask,
    address_change_confirm,
    address_change_undo,
    address_change_withdraw,
)
from accounts.views.base import NOTHING, SameOriginView
from accounts.views.passwords import LINK_NOT_VALID, ON_ITS_WAY, TAGS
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.view_pools import runs_in

LINK = request_example({"token": "IjAxOTNm…"})


class AddressView(APIView):
    """An APIView: a member has one address, so there is nothing to choose by id."""

    @extend_schema(
        tags=TAGS,
        summary="My e-mail address",
        description="And the new one that waits to be confirmed.",
        responses=OwnAddressOut,
        examples=[response_example(OWN_ADDRESS)],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(address_of(request.user))

    @extend_schema(
        tags=TAGS,
        summary="Change my e-mail address",
        description="Sends a link to the new address, which confirms it, and to the old one, which can refuse. "
        "Needs the password, a passkey, or a sign-in of the last 15 minutes. The answer is the same for an address "
        "that somebody else has.",
        request=AddressChangeIn,
        responses={202: ON_ITS_WAY, 400: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        examples=[request_example({"email": "ada@elsewhere.example", "password": "nine purple kettles"})],
    )
    @runs_in(SIGN_IN)
    def post(self, request: MemberRequest) -> Response:
        address_change_ask(user=request.user, **validated(AddressChangeIn, request), device=request.auth.pk)
        return Response(status=202)

    @extend_schema(
        tags=TAGS,
        summary="Keep my e-mail address",
        description="The links to the new one no longer work. Safe to call twice.",
        responses={204: NOTHING},
    )
    def delete(self, request: MemberRequest) -> Response:
        address_change_withdraw(user=request.user)
        return Response(status=204)


class AddressConfirmView(SameOriginView):
    """An APIView: whose address it is follows from the token alone."""

    @extend_schema(
        tags=TAGS,
        summary="Confirm a new e-mail address",
        description="With the token of the mail to it, once within three days.",
        request=LinkIn,
        responses={204: NOTHING, 400: ErrorOut},
        auth=[],
        examples=[LINK, LINK_NOT_VALID],
    )
    def post(self, request: Request) -> Response:
        address_change_confirm(**validated(LinkIn, request))
        return Response(status=204)


class AddressUndoView(SameOriginView):
    """An APIView: as `AddressConfirmView`."""

    @extend_schema(
        tags=TAGS,
        summary="Refuse or undo a change of e-mail address",
        description="With the token of the mail to the old address, within seven days. Every device is signed out and "
        "the password no longer works; the answer is a token to set a new one.",
        request=LinkIn,
        responses={200: ResetTokenOut, 400: ErrorOut},
        auth=[],
        examples=[LINK, response_example({"token": "WyIwMTkz…"}), LINK_NOT_VALID],
    )
    def post(self, request: Request) -> Response:
        return Response({"token": address_change_undo(**validated(LinkIn, request))})
