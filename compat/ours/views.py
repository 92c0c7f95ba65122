"""Signing in under our own names; every other path is ours (`compat/paths.py`)."""

from typing import Any

from accounts.selectors import me
from accounts.serializers import SignedInOut, SignUpIn
from compat.auth_views import BaseSignInViewSet, sign_in_schema
from compat.sign_in import SignedInProgram
from skillswap.http.json import CamelCaseParser, CamelCaseRenderer


@sign_in_schema(SignedInOut)
class OursSignInViewSet(BaseSignInViewSet):
    vocabulary = "ours"
    renderer_classes = [CamelCaseRenderer]
    parser_classes = [CamelCaseParser]
    sign_up_form = SignUpIn

    def signed_in_out(self, signed_in: SignedInProgram) -> dict[str, Any]:
        return {"token": signed_in.token, "user": me(signed_in.user)}
