"""REST of the call: reading only. Joining, signals and leaving are commands of the socket."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from rooms.examples import CALL
from rooms.selectors import call_of, call_state
from rooms.serializers import CallOut

TAGS = ["Sessions"]


class CallViewSet(ViewSet):
    """The call of a session, for its two people while the room is open."""

    lookup_url_kwarg = "session_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Who is in the call, and how to reach them",
        description="Asking changes nothing: the socket's command `call:join` enters the call. 404 for everyone but "
        "the two people, before the session is started and after it has ended.",
        responses=CallOut,
        examples=[CALL],
    )
    @action(detail=True)
    def call(self, request: MemberRequest, session_id: UUID) -> Response:
        state = call_state(call_of(session_id, request.user.pk))
        return Response(state.shown(), headers={"Cache-Control": "no-store"})  # it holds credentials
