"""In which ways a member can sign in, and taking one away."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet

from accounts.examples import WAYS_IN
from accounts.requests import MemberRequest
from accounts.selectors import ways_in_of
from accounts.serializers import OwnProofIn, WaysInOut
from accounts.services import identity_unlink
from accounts.views.base import NOTHING, PROOF, SIGN_IN_AGAIN, require_proof
from accounts.views.oauth import TAGS
from skillswap.db.pool import SIGN_IN
from skillswap.http.openapi import error_example, response_example
from skillswap.http.serializers import ErrorOut
from skillswap.http.view_pools import runs_in


class WaysInView(APIView):
    """An APIView: one answer about the caller, over several kinds of rows."""

    @extend_schema(
        tags=TAGS,
        summary="My ways to sign in",
        description="Whether I have a password, and which accounts elsewhere are linked, the oldest first.",
        responses=WaysInOut,
        examples=[response_example(WAYS_IN)],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(ways_in_of(request.user))


class IdentityViewSet(ViewSet):
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Unlink an account elsewhere",
        description="It no longer signs me in. Needs a proof as linking does. The last way in stays: 409 "
        "`last_way_in`.",
        request=OwnProofIn,
        responses={204: NOTHING, **dict.fromkeys((400, 403, 404, 409, 429), ErrorOut)},
        examples=[
            PROOF,
            SIGN_IN_AGAIN,
            error_example(
                409,
                "last_way_in",
                "This is your only way to log in. Set a password or add another way first.",
            ),
        ],
    )
    @runs_in(SIGN_IN)
    def destroy(self, request: MemberRequest, id: UUID) -> Response:
        require_proof(request)
        identity_unlink(identity_id=id, by=request.user, device=request.auth.pk)
        return Response(status=204)
