"""REST of suggestions, of what would bring more of them, and of the board of supply and demand."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from matching.examples import BOARD, HINTS, OPENINGS, SUGGESTIONS
from matching.filters import BoardFilter, MatchFilter
from matching.selectors import BoardQuery, board, hints_for, openings_for, suggestions_for
from matching.serializers import BoardTopicOut, HintOut, OpeningsOut, SuggestionOut
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.throttling import Limited


class MatchViewSet(GenericViewSet):
    """People who suit the member, and what would bring more of them."""

    filterset_class: type[MatchFilter] | None = None

    @extend_schema(
        tags=["Matches"],
        summary="People who fit me, and why",
        description="Who teaches what I want and wants what I teach comes first, then one-sided fits; by score.",
        parameters=[OpenApiParameter("limit", int, description="1 to 100; 20 when left out.")],
        responses=SuggestionOut(many=True),
        examples=[SUGGESTIONS],
    )
    @action(detail=False, filterset_class=MatchFilter)
    def suggestions(self, request: MemberRequest) -> Response:
        return Response(
            suggestions_for(request.user, limit=query_limit(request), lesson_possible=_lesson_possible(request))
        )

    @extend_schema(
        tags=["Matches"],
        summary="Which change would bring how many more matches",
        description="Each single change that I could make, with the number of people whom I am suggested in addition "
        "then, counted as `GET /matches/suggestions` finds them; what brings most first, three of a kind at most.",
        responses=OpeningsOut,
        examples=[OPENINGS],
    )
    @action(detail=False, filterset_class=MatchFilter)
    def openings(self, request: MemberRequest) -> Response:
        return Response(openings_for(request.user, lesson_possible=_lesson_possible(request)))

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


def _lesson_possible(request: MemberRequest) -> bool:
    return bool(MatchFilter.read(request)["lesson_possible"])


class BoardViewSet(Limited, GenericViewSet):
    limit_name = "discover"
    filterset_class = BoardFilter

    @extend_schema(
        tags=["Matches"],
        operation_id="board_list",
        summary="Supply and demand",
        description="Topics that are wanted and hardly taught, offers that nobody asks for, and what is growing. "
        "Counts visible people other than me as they are now. 50 requests in 5 minutes, together with discover.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(BoardTopicOut),
        examples=[BOARD],
    )
    def list(self, request: MemberRequest) -> Response:
        page = board(
            BoardQuery(**BoardFilter.read(request)),
            me=request.user,
            cursor=query_cursor(request),
            limit=query_limit(request),
        )
        return Response(page.envelope(page.rows))
