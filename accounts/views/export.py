"""A member's own data as a file."""

from typing import Any

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.examples import EXPORT, EXPORT_PREPARING, answers
from accounts.exporting import private_files
from accounts.models import DataExport
from accounts.requests import MemberRequest
from accounts.selectors import export_of, export_out
from accounts.serializers import ErrorOut, ExportOut
from accounts.services import export_start
from skillswap.errors import NotFound

TAGS = ["Own data"]
PREPARING = OpenApiResponse(ExportOut, "It is being prepared; a notification says when it is there.")
EXAMPLES = [answers(EXPORT), answers(EXPORT_PREPARING, 202)]
BLOCK_BYTES = 256 * 1024


class ExportView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="My data",
        description="How far the file with everything SkillSwap knows of me is, and its address once it is `ready`. "
        "Looking starts nothing; POST does. It is kept for seven days.",
        responses={200: ExportOut, 202: PREPARING},
        examples=EXAMPLES,
    )
    def get(self, request: MemberRequest) -> Response:
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
    def post(self, request: MemberRequest) -> Response:
        return _answer(export_start(user=request.user))


class ExportFileView(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Download my data",
        description="A zip with `data.json` and my picture. 404 while there is none.",
        responses={(200, "application/zip"): OpenApiTypes.BINARY, 404: ErrorOut},
    )
    def get(self, request: MemberRequest) -> FileResponse:
        export = export_of(request.user.pk)
        if export is None or export.status != DataExport.Status.READY:
            raise NotFound
        try:
            file = private_files().open(export.file)
        except FileNotFoundError as error:
            raise NotFound from error
        return _download(file, f"skillswap-{export.ready_at:%Y-%m-%d}.zip")


def _answer(export: DataExport | None) -> Response:
    state = export_out(export)
    return Response(state, status=202 if state["status"] == DataExport.Status.PREPARING else 200)


def _download(file: Any, name: str) -> FileResponse:
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response.block_size = BLOCK_BYTES
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
