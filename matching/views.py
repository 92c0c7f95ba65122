"""REST of discover, people and matches."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from matching.discover import PeopleQuery, people_found, person_page
from matching.examples import DISCOVERED, HINTS, PERSON, SUGGESTIONS
from matching.hints import hints_for
from matching.serializers import DiscoveredPersonOut, DiscoverQuery, HintOut, PersonOut, SuggestionOut
from matching.suggestions import suggestions_for
from skills.choices import Category
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit
from skillswap.throttling import Limited

_FILTERS = {"skill": "skill", "category": "category", "language": "language", "minRating": "min_rating"}


class Discover(Limited, APIView):
    limit_name = "discover"

    @extend_schema(
        tags=["People"],
        operation_id="discover_list",
        summary="People with something to offer",
        description="Who joined last comes first, so a page never skips or repeats anyone. Never oneself, nor "
        "private or banned people. 50 requests in 5 minutes.",
        parameters=[
            OpenApiParameter("skill", str, description="A name of a topic, or beginnings of its words."),
            OpenApiParameter("category", str, enum=Category.values),
            OpenApiParameter("language", str, description="ISO 639-1, as in pt."),
            OpenApiParameter("minRating", float, description="0 to 5; people without reviews count as 0."),
            *PAGE_PARAMETERS,
        ],
        responses=page_of(DiscoveredPersonOut),
        examples=[DISCOVERED],
    )
    def get(self, request: MemberRequest) -> Response:
        asked = DiscoverQuery(data=_asked(request))
        asked.is_valid(raise_exception=True)
        filters = asked.validated_data
        page = people_found(
            PeopleQuery(**filters | {"language": filters.get("language", "").lower()}),
            viewer_id=request.user.pk,
            cursor=asked_cursor(request),
            limit=asked_limit(request),
        )
        return Response(page.envelope(page.rows))


def _asked(request: MemberRequest) -> dict[str, Any]:
    return {field: request.query_params[name] for name, field in _FILTERS.items() if request.query_params.get(name)}


class PersonDetail(APIView):
    @extend_schema(
        tags=["People"],
        summary="A member's public profile",
        description="With what they offer and want to learn. A private profile is 404, except for its owner and "
        "for people who share a conversation with them.",
        responses=PersonOut,
        examples=[PERSON],
    )
    def get(self, request: MemberRequest, person_id: UUID) -> Response:
        return Response(person_page(person_id, viewer=request.user))


class Suggestions(APIView):
    @extend_schema(
        tags=["Matches"],
        summary="People who fit me, and why",
        description="Who teaches what I want and wants what I teach comes first, then one-sided fits; by score.",
        parameters=[OpenApiParameter("limit", int, description="1 to 100; 20 when left out.")],
        responses=SuggestionOut(many=True),
        examples=[SUGGESTIONS],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(suggestions_for(request.user, limit=asked_limit(request)))


class Hints(APIView):
    @extend_schema(
        tags=["Matches"],
        summary="What would open more matches",
        description="Things that my profile or skills leave out, what helps most first; empty when all is there.",
        responses=HintOut(many=True),
        examples=[HINTS],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(hints_for(request.user))
