"""REST of rings."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from rings.filters import RingFilter
from rings.selectors import part_of, ring_counts, ring_out, rings_of
from rings.serializers import RingCountsOut, RingLeave, RingOut
from rings.services import ring_accept, ring_decline, ring_leave
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated


@extend_schema(tags=["Rings"])
class RingViewSet(GenericViewSet):
    """The rings that a member was asked for, which the search proposes: whoever was not gets 404."""

    request: MemberRequest
    serializer_class = RingOut
    filterset_class = RingFilter
    lookup_url_kwarg = "ring_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        operation_id="rings_list",
        summary="My rings, newest first",
        description="Three or four people of whom each teaches the next; `tab` chooses what became of them.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(RingOut),
    )
    def list(self, request: MemberRequest) -> Response:
        page = rings_of(
            request.user.pk, cursor=query_cursor(request), limit=query_limit(request), **RingFilter.read(request)
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        summary="How many rings I have",
        description="For each `tab` of the list, and of them what waits for my answer.",
        responses=RingCountsOut,
    )
    @action(detail=False, filterset_class=None)
    def counts(self, request: MemberRequest) -> Response:
        return Response(ring_counts(request.user.pk))

    @extend_schema(summary="One of my rings", description="404 for everyone else.")
    def retrieve(self, request: MemberRequest, ring_id: UUID) -> Response:
        return Response(ring_out(ring_id, request.user.pk))

    @extend_schema(
        summary="Say yes to a ring",
        description="Once all did, `lessons` are to be booked. 409 `ring_closed` when it is over.",
        request=None,
    )
    @action(detail=True, methods=["post"])
    def accept(self, request: MemberRequest, ring_id: UUID) -> Response:
        return self._change(ring_accept, ring_id)

    @extend_schema(
        summary="Say no to a ring",
        description="Before everybody said yes, also after one's own yes. Somebody else is asked in one's place.",
        request=RingLeave,
    )
    @action(detail=True, methods=["post"])
    def decline(self, request: MemberRequest, ring_id: UUID) -> Response:
        return self._change(ring_decline, ring_id, **validated(RingLeave, request))

    @extend_schema(
        summary="Leave a ring",
        description="After everybody said yes. Before the first lesson somebody else is asked, later it is over. 409 "
        "`sessions_open` while lessons of mine in it are booked.",
        request=RingLeave,
    )
    @action(detail=True, methods=["post"])
    def leave(self, request: MemberRequest, ring_id: UUID) -> Response:
        return self._change(ring_leave, ring_id, **validated(RingLeave, request))

    def _change(self, service: Callable[..., Any], ring_id: UUID, **options: Any) -> Response:
        """Have `service` change one of the member's rings; answers it as it is then."""
        me = self.request.user
        service(ring_id=part_of(me.pk, ring_id).ring_id, by=me, **options)
        return Response(ring_out(ring_id, me.pk))
