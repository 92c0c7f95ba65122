"""`auth/signup`, `auth/register` and `auth/login`, which every vocabulary has; the shapes are its own."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from accounts.serializers import LogInIn
from compat.http import OPEN, BaseCompatViewSet
from compat.sign_in import SignedInProgram, program_log_in, program_sign_up
from skillswap.db.pool import SIGN_IN
from skillswap.http.request_body import validated
from skillswap.http.view_pools import runs_in

V = TypeVar("V", bound=type["BaseSignInViewSet"])


class BaseSignInViewSet(BaseCompatViewSet):
    """Subclasses set the two forms and `signed_in_out`, and are decorated with `sign_in_schema`."""

    sign_up_form: ClassVar[type[Serializer]]
    log_in_form: ClassVar[type[Serializer]] = LogInIn

    def sign_up_fields(self, sent: dict[str, Any]) -> dict[str, Any]:
        """What `program_sign_up` takes, from the validated form."""
        return sent

    def signed_in_out(self, signed_in: SignedInProgram) -> dict[str, Any]:
        """The answer to a sign-up and a log-in."""
        raise NotImplementedError

    @action(detail=False, methods=["post"], **OPEN)
    @runs_in(SIGN_IN)
    def signup(self, request: Request) -> Response:
        return self._sign_up(request)

    @action(detail=False, methods=["post"], **OPEN)
    @runs_in(SIGN_IN)
    def register(self, request: Request) -> Response:
        return self._sign_up(request)

    @action(detail=False, methods=["post"], **OPEN)
    @runs_in(SIGN_IN)
    def login(self, request: Request) -> Response:
        signed_in = program_log_in(request, **validated(self.log_in_form, request))
        return Response(self.signed_in_out(signed_in))

    def _sign_up(self, request: Request) -> Response:
        fields = self.sign_up_fields(validated(self.sign_up_form, request))
        return Response(self.signed_in_out(program_sign_up(request, **fields)), status=201)


def sign_in_schema(answer: type[Serializer]) -> Callable[[V], V]:
    """Decorator that documents the three; `answer` is the shape of `signed_in_out`."""

    about = "A path of an earlier system. The token is in the body and good for a week; no cookie is set."

    def document(view: V) -> V:
        shared: dict[str, Any] = {"description": about, "auth": []}
        sign_up: dict[str, Any] = {"request": view.sign_up_form, "responses": {201: answer}, **shared}
        log_in: dict[str, Any] = {"request": view.log_in_form, "responses": {200: answer}, **shared}
        return extend_schema_view(
            signup=extend_schema(summary="Sign up a program", **sign_up),
            register=extend_schema(summary="Sign up a program: the same as signup", **sign_up),
            login=extend_schema(summary="Log a program in", **log_in),
        )(view)

    return document
