"""Finding people, and the topics that lead to them."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.requests import MemberRequest
from compat.barter.envelope import BarterCursorOut, answer, enveloped, listing, page_answer
from compat.barter.filters import BarterPeopleFilter
from compat.barter.selectors.people import user_page, users_found
from compat.barter.serializers.people import BarterUserOut
from compat.barter.serializers.topics import BarterCategoryOut, BarterTrendingOut
from compat.barter.shapes import with_id
from compat.barter.views.base import BarterViewSet
from compat.values import name_out
from matching.selectors import PeopleQuery
from skills.selectors import categories, trending
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.throttling import Limited

A_PAGE = 12
PARAMETERS = [
    OpenApiParameter("cursor", str, description="`nextCursor` of the page before."),
    OpenApiParameter("limit", int, description=f"1 to 100; {A_PAGE} when left out."),
]


class BarterDiscoverViewSet(Limited, BarterViewSet):
    limit_name = "discover"
    filterset_class = BarterPeopleFilter

    @extend_schema(
        summary="People with something to teach",
        parameters=PARAMETERS,
        responses=enveloped(BarterUserOut, BarterCursorOut),
    )
    def list(self, request: MemberRequest) -> Response:
        wanted = BarterPeopleFilter.read(request)
        q = wanted.pop("q")
        query = PeopleQuery(**wanted | {"skill": wanted["skill"] or q})
        limit = query_limit(request, A_PAGE)
        return page_answer(users_found(query, viewer_id=request.user.pk, cursor=query_cursor(request), limit=limit))

    @extend_schema(
        summary="People who teach something", parameters=PARAMETERS, responses=enveloped(BarterUserOut, BarterCursorOut)
    )
    @action(detail=False, filterset_class=BarterPeopleFilter)
    def search(self, request: MemberRequest) -> Response:
        return self.list(request)


class BarterPageViewSet(BarterViewSet):
    lookup_url_kwarg = "person_id"

    @extend_schema(summary="A member's page", responses=enveloped(BarterUserOut))
    def retrieve(self, request: MemberRequest, person_id: UUID) -> Response:
        return answer(user_page(person_id, viewer=request.user))


class BarterTopicViewSet(BarterViewSet):
    @extend_schema(summary="The categories", responses=listing(BarterCategoryOut))
    @action(detail=False)
    def categories(self, request: MemberRequest) -> Response:
        names = [(name_out(row["id"]), row["offers"]) for row in categories()]
        return answer([with_id(name, {"name": name, "count": count}) for name, count in names])

    @extend_schema(summary="Topics that many people add now", responses=listing(BarterTrendingOut))
    @action(detail=False)
    def trending(self, request: MemberRequest) -> Response:
        return answer(
            [
                with_id(
                    row["topic_id"],
                    {
                        "skill": row["name"],
                        "category": name_out(row["category"]),
                        "count": row["offers"] + row["wants"],
                    },
                )
                for row in trending()
            ]
        )
