"""REST of discover and of people."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ViewSet

from accounts.requests import MemberRequest
from matching.examples import DISCOVERED, PERSON
from matching.filters import DiscoverFilter
from matching.selectors import PeopleQuery, people_search, person_page
from matching.serializers import DiscoveredPersonOut, PersonOut, corrections
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.throttling import Limited


class DiscoverViewSet(Limited, GenericViewSet):
    limit_name = "discover"
    filterset_class = DiscoverFilter

    @extend_schema(
        tags=["People"],
        operation_id="discover_list",
        summary="People with something to offer",
        description="All filters combine. People who offer the topic that is called as `q` says come first, then "
        "people who are called so, then other topics; without a `sort`, in each who joined last comes first, so a "
        "page never skips or repeats anyone. Never oneself, nor private, banned or dismissed people. A page may be "
        "short, and with `freeWhenIAm` even empty, and have a next one. 50 requests in 5 minutes.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(DiscoveredPersonOut, **corrections()),
        examples=[DISCOVERED],
    )
    def list(self, request: MemberRequest) -> Response:
        found = people_search(
            PeopleQuery(**DiscoverFilter.read(request)),
            me=request.user,
            cursor=query_cursor(request),
            limit=query_limit(request),
        )
        return Response(found.envelope())


class PersonViewSet(ViewSet):
    lookup_url_kwarg = "person_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=["People"],
        summary="A member's public profile",
        description="With what they offer and want to learn. A private profile is 404, except for its owner and "
        "for people who share a conversation with them.",
        responses=PersonOut,
        examples=[PERSON],
    )
    def retrieve(self, request: MemberRequest, person_id: UUID) -> Response:
        return Response(person_page(person_id, viewer=request.user))
