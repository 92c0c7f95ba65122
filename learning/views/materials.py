"""REST of what two people keep with a session: its summary, its links and files."""

from uuid import UUID

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from learning.materials import material_file, material_out, materials_of
from learning.selectors import session_of
from learning.serializers import MaterialIn, MaterialOut, MaterialsOut
from learning.services.materials import file_add, link_add, material_remove
from learning.views.actions import TAGS
from skillswap.files.disk import Download
from skillswap.files.views import private_download
from skillswap.http.request_body import validated

DOWNLOAD = "application/octet-stream"


@extend_schema(tags=TAGS)
class MaterialViewSet(ViewSet):
    """Links and files of one session, for its two people."""

    @extend_schema(summary="Links and files of a session", responses=MaterialsOut)
    def list(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response({"data": materials_of(request.user.pk, session_id)})

    @extend_schema(
        summary="Add a link or a file to a session",
        description="A `link`, or the `attachmentId` of a file that you have uploaded to your conversation and not "
        "sent. From the agreement on, after the end too. The same again gives the one that is there. 409 "
        "`materials_full`, `materials_too_large`.",
        request=MaterialIn,
        responses={201: MaterialOut, 200: OpenApiResponse(MaterialOut, "It was added before.")},
    )
    def create(self, request: MemberRequest, session_id: UUID) -> Response:
        body = validated(MaterialIn, request)
        session = session_of(request.user.pk, session_id)
        if "link" in body:
            row, created = link_add(session=session, by=request.user, link=body["link"], name=body["name"])
        else:
            row, created = file_add(session=session, by=request.user, attachment_id=body["attachment_id"])
        return Response(material_out(row), status=201 if created else 200)

    @extend_schema(
        summary="Remove a link or a file that I added",
        description="A file is deleted. 403 for what the other one added.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, session_id: UUID, material_id: UUID) -> Response:
        session = session_of(request.user.pk, session_id)
        material_remove(session=session, by=request.user, material_id=material_id)
        return Response(status=204)

    @extend_schema(
        summary="A file of a session",
        description="Always a download; where files are stored elsewhere, 302 to a signed address.",
        responses={
            (200, DOWNLOAD): OpenApiTypes.BINARY,
            302: OpenApiResponse(description="The file is at another address, which needs no sign-in."),
        },
    )
    def file(self, request: MemberRequest, session_id: UUID, material_id: UUID) -> HttpResponseBase:
        row = material_file(request.user.pk, session_id, material_id)
        return private_download(Download(row["file"], row["name"], DOWNLOAD), request)
