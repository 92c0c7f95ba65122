"""A member's own passkeys, second factor and recovery codes."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet

from accounts.examples import CREDENTIAL, PASSKEY, PASSKEY_OPTIONS, RECOVERY_CODES
from accounts.models import PasskeyChallenge
from accounts.requests import MemberRequest
from accounts.selectors import passkeys_of
from accounts.serializers import (
    OwnProofIn,
    PasskeyIn,
    PasskeyNameIn,
    PasskeyOptionsOut,
    PasskeyOut,
    RecoveryCodesOut,
    SecondFactorIn,
    SecondFactorOut,
)
from accounts.services import (
    passkey_add,
    passkey_ask,
    passkey_offer,
    passkey_remove,
    passkey_rename,
    recovery_codes_left,
    recovery_codes_make,
    second_factor_start,
    second_factor_stop,
)
from accounts.views.base import NOTHING, PROOF, SIGN_IN_AGAIN, require_proof
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.view_pools import runs_in

TAGS = ["Passkeys"]
REFUSED = {400: ErrorOut, 403: ErrorOut, 409: ErrorOut, 429: ErrorOut}


class PasskeyViewSet(ViewSet):
    lookup_url_kwarg = "passkey_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="My passkeys",
        description="The oldest first.",
        responses=PasskeyOut(many=True),
        examples=[response_example(PASSKEY)],
    )
    def list(self, request: MemberRequest) -> Response:
        return Response(passkeys_of(request.user))

    @extend_schema(
        tags=TAGS,
        summary="Begin to add a passkey",
        description="Options for `navigator.credentials.create`, good for five minutes. Needs the password or a "
        "passkey, or a log-in on this device within the last 15 minutes.",
        request=OwnProofIn,
        responses={200: PasskeyOptionsOut, **REFUSED},
        examples=[PROOF, response_example({"options": PASSKEY_OPTIONS}), SIGN_IN_AGAIN],
    )
    @action(detail=False, methods=["post"], url_path="options")
    @runs_in(SIGN_IN)
    def offer(self, request: MemberRequest) -> Response:
        require_proof(request)
        return Response({"options": passkey_offer(user=request.user)})

    @extend_schema(
        tags=TAGS,
        summary="Add a passkey",
        description="With what the browser made of the options. I am notified.",
        request=PasskeyIn,
        responses={201: PasskeyOut, 400: ErrorOut, 409: ErrorOut},
        examples=[
            request_example({"name": "My phone", "credential": CREDENTIAL}),
            response_example({**PASSKEY, "lastUsedAt": None}, 201),
        ],
    )
    def create(self, request: MemberRequest) -> Response:
        passkey = passkey_add(user=request.user, **validated(PasskeyIn, request), device=request.auth.pk)
        return Response(PasskeyOut(passkey).data, status=201)

    @extend_schema(
        tags=TAGS,
        summary="Rename a passkey",
        request=PasskeyNameIn,
        responses={200: PasskeyOut, 400: ErrorOut, 404: ErrorOut},
        examples=[request_example({"name": "My phone"}), response_example(PASSKEY)],
    )
    def partial_update(self, request: MemberRequest, passkey_id: UUID) -> Response:
        passkey = passkey_rename(user=request.user, passkey_id=passkey_id, **validated(PasskeyNameIn, request))
        return Response(PasskeyOut(passkey).data)

    @extend_schema(
        tags=TAGS,
        summary="Remove a passkey",
        description="Needs a proof as adding does. With the last one the second factor is turned off. 409 when I could "
        "not log in any more. I am notified.",
        request=OwnProofIn,
        responses={204: NOTHING, 404: ErrorOut, **REFUSED},
        examples=[PROOF, SIGN_IN_AGAIN],
    )
    @runs_in(SIGN_IN)
    def destroy(self, request: MemberRequest, passkey_id: UUID) -> Response:
        require_proof(request)
        passkey_remove(user=request.user, passkey_id=passkey_id, device=request.auth.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Begin to prove that it is me",
        description="Options for `navigator.credentials.get`, good for five minutes. The answer stands in place of "
        "the password where a proof is needed, once.",
        request=None,
        responses={200: PasskeyOptionsOut},
        examples=[response_example({"options": PASSKEY_OPTIONS})],
    )
    @action(detail=False, methods=["post"])
    def proof(self, request: MemberRequest) -> Response:
        return Response({"options": passkey_ask(purpose=PasskeyChallenge.Purpose.PROOF, owner=request.user)})


class SecondFactorView(APIView):
    """An APIView: a member has one second factor, which is on or off; there is nothing to list or to make."""

    @extend_schema(
        tags=TAGS,
        summary="My second factor",
        responses=SecondFactorOut,
        examples=[response_example({"isOn": True, "recoveryCodesLeft": 9})],
    )
    def get(self, request: MemberRequest) -> Response:
        return self._answer(request)

    @extend_schema(
        tags=TAGS,
        summary="Turn my second factor on or off",
        description="On: every log-in with a password asks for a passkey or a recovery code too; I need both first. "
        "Off needs a proof that it is me; the recovery codes are deleted. I am notified.",
        request=SecondFactorIn,
        responses={200: SecondFactorOut, **REFUSED},
        examples=[
            request_example({"isOn": True}),
            response_example({"isOn": True, "recoveryCodesLeft": 10}),
            error_example(409, "second_factor_incomplete", "First add a passkey and make recovery codes."),
        ],
    )
    @runs_in(SIGN_IN)
    def put(self, request: MemberRequest) -> Response:
        if validated(SecondFactorIn, request)["is_on"]:
            second_factor_start(user=request.user, device=request.auth.pk)
        else:
            require_proof(request)
            second_factor_stop(user=request.user, device=request.auth.pk)
        return self._answer(request)

    def _answer(self, request: MemberRequest) -> Response:
        user = request.user
        return Response({"is_on": user.has_second_factor, "recovery_codes_left": recovery_codes_left(user)})


class RecoveryCodesView(APIView):
    """An APIView: codes are shown once and never again, so they cannot be read as a resource."""

    @extend_schema(
        tags=TAGS,
        summary="Make recovery codes",
        description="Ten codes that each replace the second factor once. Those made before stop working. Needs a "
        "passkey to stand in for, and a proof as adding one does. I am notified.",
        request=OwnProofIn,
        responses={201: RecoveryCodesOut, **REFUSED},
        examples=[PROOF, response_example({"codes": RECOVERY_CODES}, 201), SIGN_IN_AGAIN],
    )
    @runs_in(SIGN_IN)
    def post(self, request: MemberRequest) -> Response:
        require_proof(request)
        return Response({"codes": recovery_codes_make(user=request.user, device=request.auth.pk)}, status=201)
