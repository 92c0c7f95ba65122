"""The devices that a member is signed in on."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.examples import DEVICE
from accounts.requests import MemberRequest
from accounts.selectors import devices_of
from accounts.serializers import DeviceOut
from accounts.services import device_end
from accounts.views.base import NOTHING
from skillswap.http.openapi import response_example
from skillswap.http.serializers import ErrorOut

TAGS = ["Devices"]


class DeviceViewSet(ViewSet):
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Where I am signed in",
        description="The last used first.",
        responses=DeviceOut(many=True),
        examples=[response_example(DEVICE)],
    )
    def list(self, request: MemberRequest) -> Response:
        return Response(devices_of(request.user, current=request.auth.pk))

    @extend_schema(
        tags=TAGS,
        summary="Sign out on one device",
        description="Its tokens are void at once, and its sockets close.",
        responses={204: NOTHING, 404: ErrorOut},
    )
    def destroy(self, request: MemberRequest, id: UUID) -> Response:
        device_end(device_id=id, by=request.user)
        return Response(status=204)
