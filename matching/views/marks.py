"""REST of people whom a member saved or dismissed."""

from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from matching.examples import MARKED
from matching.models import PersonMark
from matching.selectors import marked_people
from matching.serializers import MarkedPersonOut
from matching.services import person_mark, person_unmark
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit

TAGS = ["People"]
MARKED_PAGE = page_of(MarkedPersonOut)
PRIVATE = "Nobody else knows. A block between us ends it."


class MarkViewSet(ViewSet):
    """People by what a member decided about them; subclasses name the kind, and what OpenAPI says of it."""

    kind: str

    def list(self, request: MemberRequest) -> Response:
        page = marked_people(request.user.pk, self.kind, cursor=query_cursor(request), limit=query_limit(request))
        return Response(page.envelope(page.rows))

    def update(self, request: MemberRequest, person_id: UUID) -> Response:
        person_mark(by=request.user, person_id=person_id, kind=self.kind)
        return Response(status=204)

    def destroy(self, request: MemberRequest, person_id: UUID) -> Response:
        person_unmark(by=request.user.pk, person_id=person_id, kind=self.kind)
        return Response(status=204)


@extend_schema_view(
    list=extend_schema(
        tags=TAGS,
        operation_id="discover_saved_list",
        summary="People I saved, the last one first",
        description="Who is private, banned or blocked now is left out.",
        parameters=PAGE_PARAMETERS,
        responses=MARKED_PAGE,
        examples=[MARKED],
    ),
    update=extend_schema(
        tags=TAGS,
        operation_id="discover_save",
        summary="Save a person",
        description=f"Again is fine; who was dismissed no longer is. At most 1,000: 409 `too_many_marked`. {PRIVATE}",
        request=None,
        responses={204: None},
    ),
    destroy=extend_schema(
        tags=TAGS,
        operation_id="discover_unsave",
        summary="Take a person off those I saved",
        description="Again is fine.",
        responses={204: None},
    ),
)
class SavedViewSet(MarkViewSet):
    kind = PersonMark.Kind.SAVED


@extend_schema_view(
    list=extend_schema(
        tags=TAGS,
        operation_id="discover_dismissed_list",
        summary="People I dismissed, the last one first",
        description="Who is private, banned or blocked now is left out.",
        parameters=PAGE_PARAMETERS,
        responses=MARKED_PAGE,
        examples=[MARKED],
    ),
    update=extend_schema(
        tags=TAGS,
        operation_id="discover_dismiss",
        summary="Say that a person is not for me",
        description="They are in no suggestion, search or digest of mine until I undo it. Again is fine; who was saved "
        f"no longer is. At most 1,000: 409 `too_many_marked`. {PRIVATE}",
        request=None,
        responses={204: None},
    ),
    destroy=extend_schema(
        tags=TAGS,
        operation_id="discover_undismiss",
        summary="Let a person be shown to me again",
        description="Again is fine.",
        responses={204: None},
    ),
)
class DismissedViewSet(MarkViewSet):
    kind = PersonMark.Kind.DISMISSED
