"""REST of the search in one's own messages."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from chat.filters import SearchFilter
from chat.selectors.search import conversations_searched, messages_found
from chat.serializers import FoundMessageOut
from chat.services import conversations_index
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.throttling import hit


@extend_schema(tags=["Chat"])
class SearchViewSet(GenericViewSet):
    """Messages of one's own conversations, by their words."""

    serializer_class = FoundMessageOut
    filterset_class = SearchFilter

    @extend_schema(
        operation_id="chat_search",
        summary="Search in my messages",
        description="In all my conversations or in one, newest first. A page may be short and still have a next one. "
        "`isComplete` is false while older messages are being made searchable: ask again for the rest. The snippet "
        "comes in pieces, those that match marked.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(FoundMessageOut, is_complete=bool),
    )
    def list(self, request: MemberRequest) -> Response:
        wanted = SearchFilter.read(request)
        hit("message_search", request.user.pk)
        conversations = conversations_searched(request.user.pk, wanted["conversation"])
        is_complete = conversations_index(list(conversations))
        page = messages_found(conversations, q=wanted["q"], cursor=query_cursor(request), limit=query_limit(request))
        return Response(page.envelope(page.rows, is_complete=is_complete))
