"""REST of the search for skills."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from matching.examples import SEARCH
from matching.filters import SkillFilter
from matching.selectors import SkillQuery, skills_found
from matching.serializers import SkillWithOwnerOut, corrections
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.throttling import Limited


class SkillSearchViewSet(Limited, GenericViewSet):
    limit_name = "skill_search"
    filterset_class = SkillFilter

    @extend_schema(
        tags=["Skills"],
        summary="Search other people's skills",
        description="Every word of `q` must begin a word in one of the skill's names; accents and case make no "
        "difference and no character is special. Skills of a topic called just so come first, then the newest. "
        "Words of scripts without spaces are found by their parts. A text that finds nothing is searched as the "
        "topic it is most like, and `searchedFor` says so. Private, banned and dismissed people are left out. 120 "
        "requests a minute.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(SkillWithOwnerOut, **corrections()),
        examples=[SEARCH],
    )
    def list(self, request: MemberRequest) -> Response:
        found = skills_found(
            SkillQuery(**SkillFilter.read(request)),
            me=request.user,
            cursor=query_cursor(request),
            limit=query_limit(request),
        )
        return Response(found.envelope())
