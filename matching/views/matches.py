"""REST of suggestions and hints."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from matching.examples import HINTS, SUGGESTIONS
from matching.selectors import hints_for, suggestions_for
from matching.serializers import HintOut, SuggestionOut
from skillswap.http.pagination import query_limit


class MatchViewSet(ViewSet):
    """People who suit the member, and what would bring more of them."""

    @extend_schema(
        tags=["Matches"],
        summary="People who fit me, and why",
        description="Who teaches what I want and wants what I teach comes first, then one-sided fits; by score.",
        parameters=[OpenApiParameter("limit", int, description="1 to 100; 20 when left out.")],
        responses=SuggestionOut(many=True),
        examples=[SUGGESTIONS],
    )
    @action(detail=False)
    def suggestions(self, request: MemberRequest) -> Response:
        return Response(suggestions_for(request.user, limit=query_limit(request)))

    @extend_schema(
        tags=["Matches"],
        summary="What would open more matches",
        description="Things that my profile or skills leave out, what helps most first; empty when all is there.",
        responses=HintOut(many=True),
        examples=[HINTS],
    )
    @action(detail=False)
    def hints(self, request: MemberRequest) -> Response:
        return Response(hints_for(request.user))
