"""REST of rooms: whom a pass lets in."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from learning.room import room_admission
from learning.serializers import AdmissionOut


class RoomViewSet(ViewSet):
    """A room goes by the pass that one of its two people holds."""

    lookup_url_kwarg = "room_pass"
    lookup_value_converter = "str"

    @extend_schema(
        tags=["Sessions"],
        summary="Whom a room pass lets in",
        description="What the built-in room asks before it opens: 404 for everyone but the person it was signed for, "
        "and outside its time.",
        responses=AdmissionOut,
    )
    def retrieve(self, request: MemberRequest, room_pass: str) -> Response:
        return Response(room_admission(room_pass, by=request.user))
