"""REST of the searches that a member keeps."""

from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from matching.examples import SAVED_SEARCH, SAVED_SEARCH_IN
from matching.selectors import searches_of
from matching.serializers import SavedSearchChange, SavedSearchIn, SavedSearchOut
from matching.services import search_change, search_create, search_delete, search_seen
from skillswap.http.request_body import validated

TAGS = ["Searches"]


class SearchViewSet(ViewSet):
    lookup_url_kwarg = "search_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="My saved searches, the last one first",
        description="All of them: at most 20. `newCount` is how many people fit newly since I looked, 99 at most.",
        responses=SavedSearchOut(many=True),
        examples=[SAVED_SEARCH],
    )
    def list(self, request: MemberRequest) -> Response:
        return Response(SavedSearchOut(searches_of(request.user.pk), many=True).data)

    @extend_schema(
        tags=TAGS,
        summary="Save a search",
        description="`query` holds the filters of its view as texts, without cursor and limit. When somebody new fits, "
        "I am notified (kind `search`), once a day at most, and the weekly mail says so. At most 20: 409 "
        "`too_many_searches`.",
        request=SavedSearchIn,
        responses={201: SavedSearchOut, 200: OpenApiResponse(SavedSearchOut, "It was kept already.")},
        examples=[SAVED_SEARCH_IN, SAVED_SEARCH],
    )
    def create(self, request: MemberRequest) -> Response:
        search, created = search_create(user=request.user, **validated(SavedSearchIn, request))
        return Response(SavedSearchOut(search).data, status=201 if created else 200)

    @extend_schema(
        tags=TAGS,
        operation_id="searches_change",
        summary="Rename a saved search, or turn its notifications on or off",
        request=SavedSearchChange,
        responses=SavedSearchOut,
        examples=[SAVED_SEARCH],
    )
    def partial_update(self, request: MemberRequest, search_id: UUID) -> Response:
        changes = validated(SavedSearchChange, request)
        return Response(SavedSearchOut(search_change(search_id=search_id, by=request.user.pk, **changes)).data)

    @extend_schema(tags=TAGS, summary="Delete a saved search", responses={204: None})
    def destroy(self, request: MemberRequest, search_id: UUID) -> Response:
        search_delete(search_id=search_id, by=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="I have seen what is new in a saved search",
        description="Counting begins anew, and the notification about it is read.",
        request=None,
        responses=SavedSearchOut,
        examples=[SAVED_SEARCH],
    )
    @action(detail=True, methods=["post"])
    def seen(self, request: MemberRequest, search_id: UUID) -> Response:
        return Response(SavedSearchOut(search_seen(search_id=search_id, by=request.user.pk)).data)
