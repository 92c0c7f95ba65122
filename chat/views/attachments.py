"""Files of messages: uploaded, read, taken back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from djangorestframework_camel_case.parser import CamelCaseMultiPartParser
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.pictures import PICTURE_TYPES
from accounts.requests import MemberRequest
from chat.attachment_links import link_viewer
from chat.messages import attachment_json
from chat.selectors import attachment_for
from chat.serializers import (
    AttachmentIn,
    AttachmentOut,
)
from chat.services import (
    Upload,
    Voice,
    attachment_discard,
    attachment_upload,
)
from chat.services.uploads import UNKNOWN_TYPE
from skillswap.db.pool import UPLOADS
from skillswap.errors import NotFound, NotSignedIn
from skillswap.files.disk import Download
from skillswap.files.views import private_download
from skillswap.http.request_body import validated
from skillswap.http.view_pools import runs_in


@extend_schema(tags=["Chat"])
class AttachmentViewSet(ViewSet):
    """Files of messages: uploaded first, then sent with a message."""

    lookup_url_kwarg = "attachment_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        summary="Upload a file for a conversation",
        description=f"At most {settings.ATTACHMENT_MEGABYTES} MB; send it with `attachments` of a message within a "
        "day. Repeat it with the same `clientId` when no answer came: it is stored once. A picture is drawn anew, "
        "without metadata; of an animation the first frame stays. With `durationMs` it is a voice message. 503 with "
        "`Retry-After` while too many pictures wait.",
        request={"multipart/form-data": AttachmentIn},
        responses={201: AttachmentOut, 200: OpenApiResponse(AttachmentOut, "This clientId was uploaded before.")},
    )
    @runs_in(UPLOADS)
    def create(self, request: MemberRequest) -> Response:
        body = validated(AttachmentIn, request)
        file, duration = body["file"], body.get("duration_ms")
        voice = Voice(duration, tuple(body.get("waveform", ()))) if duration else None
        attachment, created = attachment_upload(
            conversation_id=body["conversation_id"],
            by=request.user.pk,
            upload=Upload(file, file.size, file.name, body.get("client_id"), voice),
        )
        return Response(attachment_json(attachment.__dict__), status=201 if created else 200)

    @extend_schema(
        summary="A file of a message",
        description="A download, for the two people of the conversation; where files are stored elsewhere, 302 to a "
        "signed address. `key` of an address that the server signed stands for a sign-in.",
        parameters=[OpenApiParameter("key", str, description="Made by the server, good for an hour.")],
        responses={
            (200, UNKNOWN_TYPE): OpenApiTypes.BINARY,
            302: OpenApiResponse(description="The file is at another address, which needs no sign-in."),
        },
    )
    def retrieve(self, request: Request, attachment_id: UUID) -> HttpResponseBase:
        row = attachment_for(self._viewer(request, attachment_id), attachment_id)
        is_picture = row["type"] in PICTURE_TYPES
        kind = row["type"] if is_picture or row["duration_ms"] else UNKNOWN_TYPE
        etag = f'"{attachment_id}"' if is_picture else ""
        return private_download(Download(row["file"], row["name"], kind), request, etag=etag)

    @extend_schema(
        summary="The small copy of a picture",
        description="480 pixels at most a side, for the two people of the conversation. 404 for what has none.",
        responses={
            (200, "image/webp"): OpenApiTypes.BINARY,
            302: OpenApiResponse(description="The file is at another address, which needs no sign-in."),
        },
    )
    @action(detail=True)
    def thumbnail(self, request: MemberRequest, attachment_id: UUID) -> HttpResponseBase:
        row = attachment_for(request.user.pk, attachment_id)
        if not row["thumbnail"]:
            raise NotFound
        small = Download(row["thumbnail"], row["name"], row["type"])
        return private_download(small, request, etag=f'"{attachment_id}-small"')

    @extend_schema(
        summary="Remove a file that I have not sent",
        description="409 once it is in a message: it goes with that.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, attachment_id: UUID) -> Response:
        attachment_discard(attachment_id=attachment_id, by=request.user.pk)
        return Response(status=204)

    def get_parsers(self) -> list[BaseParser]:
        return [CamelCaseMultiPartParser()]

    def get_permissions(self) -> Sequence[Any]:
        """A file opens with a signed address too, which `retrieve` checks."""
        return [AllowAny()] if self.action == "retrieve" else super().get_permissions()

    @staticmethod
    def _viewer(request: Request, attachment_id: UUID) -> UUID:
        """Who reads: whom the key names, or who is signed in. Raises NotSignedIn."""
        if key := request.query_params.get("key"):
            viewer_id = link_viewer(key, attachment_id)
            if viewer_id is None:
                raise NotFound
            return viewer_id
        if not request.user.is_authenticated:
            raise NotSignedIn
        pk: UUID = request.user.pk
        return pk
