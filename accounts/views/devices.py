"""The devices that a member is signed in on."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.examples import DEVICE, answers
from accounts.requests import MemberRequest
from accounts.selectors import devices_of
from accounts.serializers import DeviceOut, ErrorOut
from accounts.services import device_end
from accounts.views.sign_in import NOTHING

TAGS = ["Devices"]


class DevicesView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Where I am signed in",
        description="The last used first.",
        responses=DeviceOut(many=True),
        examples=[answers(DEVICE)],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(devices_of(request.user, current=request.auth.pk))


class DeviceView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Sign out on one device",
        description="Its tokens are void at once, and its sockets close.",
        responses={204: NOTHING, 404: ErrorOut},
    )
    def delete(self, request: MemberRequest, id: UUID) -> Response:
        device_end(device_id=id, by=request.user)
        return Response(status=204)
