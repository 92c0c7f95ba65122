"""Logging in with a passkey, and with the second factor."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.cookies import known_device
from accounts.device_names import device_name
from accounts.examples import CREDENTIAL, ME, PASSKEY_OPTIONS
from accounts.models import PasskeyChallenge
from accounts.serializers import FirstFactorIn, PasskeyLogInIn, PasskeyOptionsOut, SecondFactorLogInIn, SignedInOut
from accounts.services import passkey_ask, passkey_sign_in, second_factor_ask, second_factor_sign_in
from accounts.views.base import SameOriginView
from accounts.views.sign_in import TAGS
from accounts.views.signed_in import signed_in_answer
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, request_example, response_example
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut
from skillswap.http.throttling import client_address
from skillswap.http.view_pools import runs_in

TOKEN = "WyIwMTkz…"  # noqa: S105  an example
OPTIONS = response_example({"options": PASSKEY_OPTIONS})
PASSKEY_REFUSED = error_example(
    401, "passkey_refused", "This passkey did not work here. Try again, or sign in another way."
)
TOO_OLD = error_example(401, "sign_in_too_old", "That took too long. Log in again.")


class PasskeyLogInOptionsView(SameOriginView):
    """An APIView: a challenge is made to be answered once; nothing is there to be read later."""

    @extend_schema(
        tags=TAGS,
        summary="Begin to log in with a passkey",
        description="Options for `navigator.credentials.get`, good for five minutes and one answer.",
        request=None,
        responses={200: PasskeyOptionsOut},
        auth=[],
        examples=[OPTIONS],
    )
    def post(self, request: Request) -> Response:
        return Response({"options": passkey_ask(purpose=PasskeyChallenge.Purpose.SIGN_IN)})


class PasskeyLogInView(SameOriginView):
    """An APIView: as `LogInView`."""

    @extend_schema(
        tags=TAGS,
        summary="Log in with a passkey",
        description="In place of the password and of the second factor. Signs this browser in with cookies.",
        request=PasskeyLogInIn,
        responses={200: SignedInOut, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[request_example({"credential": CREDENTIAL}), response_example({"user": ME}), PASSKEY_REFUSED],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        signed_in = passkey_sign_in(
            **validated(PasskeyLogInIn, request),
            device_name=device_name(request),
            address=client_address(request),
            known=known_device(request),
        )
        return signed_in_answer(request, signed_in)


class SecondFactorOptionsView(SameOriginView):
    """An APIView: as `PasskeyLogInOptionsView`."""

    @extend_schema(
        tags=TAGS,
        summary="Begin to use a passkey as the second factor",
        description="With the `token` of the error `second_factor_needed`.",
        request=FirstFactorIn,
        responses={200: PasskeyOptionsOut, 401: ErrorOut},
        auth=[],
        examples=[request_example({"token": TOKEN}), OPTIONS, TOO_OLD],
    )
    def post(self, request: Request) -> Response:
        return Response({"options": second_factor_ask(**validated(FirstFactorIn, request))})


class SecondFactorLogInView(SameOriginView):
    """An APIView: as `LogInView`."""

    @extend_schema(
        tags=TAGS,
        summary="Log in with the second factor",
        description="With the `token` of the error `second_factor_needed`, and a passkey's answer or a recovery code. "
        "Signs this browser in with cookies. A code works once; I am notified how many are left.",
        request=SecondFactorLogInIn,
        responses={200: SignedInOut, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut},
        auth=[],
        examples=[
            request_example({"token": TOKEN, "recoveryCode": "k3pq-7xwm-2hgt-9rcv"}),
            response_example({"user": ME}),
            PASSKEY_REFUSED,
            TOO_OLD,
            error_example(401, "recovery_code_refused", "This recovery code is not right, or was used before."),
        ],
    )
    @runs_in(SIGN_IN)
    def post(self, request: Request) -> Response:
        signed_in = second_factor_sign_in(
            **validated(SecondFactorLogInIn, request),
            device_name=device_name(request),
            address=client_address(request),
            known=known_device(request),
        )
        return signed_in_answer(request, signed_in)
