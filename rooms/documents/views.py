"""REST of shared documents: reading them, and updates that no frame of the socket can carry."""

from typing import IO, Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import BaseParser
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from rooms.documents.selectors import documents_of, updates_after
from rooms.documents.serializers import AppendedOut, DocumentOut, UpdatesOut
from rooms.filters import LARGEST_SEQ, UpdatesFilter
from rooms.models import DocumentName
from rooms.services.documents import LARGEST_UPDATE, document_append
from skillswap.errors import NotFound

BYTES = "application/octet-stream"
AFTER_SEQ = {"type": "integer", "minimum": 0, "maximum": LARGEST_SEQ}


class BytesParser(BaseParser):
    """The body as it is, and of one that is too large no more than shows it."""

    media_type = BYTES

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> dict[str, bytes]:
        return {"bytes": stream.read(LARGEST_UPDATE + 1)}


@extend_schema(tags=["Sessions"])
class DocumentViewSet(ViewSet):
    """The board and the text of a session, for its two people."""

    lookup_url_kwarg = "document"
    lookup_value_converter = "str"

    @extend_schema(
        summary="What the two drew and wrote together",
        description="Those of `board` and `text` that hold something.",
        responses=DocumentOut(many=True),
    )
    def list(self, request: MemberRequest, session_id: UUID) -> Response:
        return Response(documents_of(session_id, request.user.pk))

    @extend_schema(
        summary="The updates of a document",
        description="`board` or `text`, also when the session is over: Yjs updates (version 1). Apply all of them, in "
        "any order, and go on from `seq`.",
        parameters=[OpenApiParameter("afterSeq", AFTER_SEQ, description="Only those behind this number.")],
        responses=UpdatesOut,
    )
    def retrieve(self, request: MemberRequest, session_id: UUID, document: str) -> Response:
        after = UpdatesFilter.read(request)["after_seq"] or 0
        return Response(updates_after(session_id, _name(document), request.user.pk, after))

    @extend_schema(
        summary="Change a document",
        description="The body is a Yjs update (version 1) of at most 1 MB, while the room is open. Small ones go by "
        "the socket (`document:update`). 409 `document_full` when the document has more than 2 MB with it.",
        request={BYTES: OpenApiTypes.BINARY},
        responses={201: AppendedOut},
    )
    @action(detail=True, methods=["post"], parser_classes=[BytesParser])
    def updates(self, request: MemberRequest, session_id: UUID, document: str) -> Response:
        body = request.data
        update = body.get("bytes", b"") if isinstance(body, dict) else b""  # there is nothing when there is no body
        seq = document_append(session_id=session_id, name=_name(document), by=request.user.pk, update=update)
        return Response({"seq": seq}, status=201)


def _name(document: str) -> DocumentName:
    """Raises NotFound."""
    if document not in DocumentName:
        raise NotFound
    return DocumentName(document)
