"""A member's own data as a file."""

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.examples import EXPORT, EXPORT_PREPARING
from accounts.models import DataExport
from accounts.requests import MemberRequest
from accounts.selectors import export_of, export_out
from accounts.serializers import ExportOut
from accounts.services import export_start
from skillswap.errors import NotFound
from skillswap.files.disk import Download
from skillswap.files.views import private_download
from skillswap.http.openapi import response_example
from skillswap.http.serializers import ErrorOut

TAGS = ["Own data"]
PREPARING = OpenApiResponse(ExportOut, "It is being prepared; a notification says when it is there.")
ELSEWHERE = OpenApiResponse(description="The file is at another address, which needs no sign-in.")
EXAMPLES = [response_example(EXPORT), response_example(EXPORT_PREPARING, 202)]


class ExportViewSet(ViewSet):
    """A member has one export, which a new one replaces: there is nothing to choose by id."""

    @extend_schema(
        tags=TAGS,
        summary="My data",
        description="How far the file with everything SkillSwap knows of me is, and its address once it is `ready`. "
        "Looking starts nothing; POST does. It is kept for seven days.",
        responses={200: ExportOut, 202: PREPARING},
        examples=EXAMPLES,
    )
    @action(detail=False)
    def export(self, request: MemberRequest) -> Response:
        return _answer(export_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Prepare my data",
        description="A zip, made in the background; a notification (`export_ready` or `export_failed`) says when that "
        "is done. The file before is deleted. While one is being prepared nothing new starts. Three a day.",
        request=None,
        responses={202: PREPARING, 429: ErrorOut},
        examples=EXAMPLES[1:],
    )
    @export.mapping.post
    def export_start(self, request: MemberRequest) -> Response:
        return _answer(export_start(user=request.user))

    @extend_schema(
        tags=TAGS,
        summary="Download my data",
        description="A zip with `data.json` and my picture. Where files are stored elsewhere, 302 to a signed address "
        "that is good for an hour. 404 while there is none.",
        responses={(200, "application/zip"): OpenApiTypes.BINARY, 302: ELSEWHERE, 404: ErrorOut},
    )
    @action(detail=False, url_path="export/file")
    def export_file(self, request: MemberRequest) -> HttpResponseBase:
        export = export_of(request.user.pk)
        if export is None or export.status != DataExport.Status.READY:
            raise NotFound
        filename = f"skillswap-{export.ready_at:%Y-%m-%d}.zip"
        return private_download(Download(export.file, filename, "application/zip"))


def _answer(export: DataExport | None) -> Response:
    state = export_out(export)
    return Response(state, status=202 if state["status"] == DataExport.Status.PREPARING else 200)
