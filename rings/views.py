"""REST of rings."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ViewSet

from accounts.requests import MemberRequest
from rings.examples import HINTS
from rings.filters import RingFilter
from rings.hints import hints_for
from rings.selectors import part_of, ring_counts, ring_out, rings_of
from rings.serializers import RingCountsOut, RingHintOut, RingLeave, RingOut
from rings.services import ring_accept, ring_decline, ring_hint_bring_back, ring_hint_dismiss, ring_leave
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


@extend_schema(tags=["Rings"])
class RingHintViewSet(ViewSet):
    """What the member could teach so that others can learn, and they too."""

    lookup_url_kwarg = "topic_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        operation_id="rings_hints",
        summary="What I could teach to complete a ring",
        description="Topics that I do not teach, each with people who would learn it from me while somebody of them "
        "teaches me: three in a ring, or two who swap. At most three; what nobody teaches yet comes first. Only "
        "people whom I may see, with whom level, way, language and a free hour suit.",
        responses=RingHintOut(many=True),
        examples=[HINTS],
    )
    def list(self, request: MemberRequest) -> Response:
        return Response(hints_for(request.user.pk))

    @extend_schema(
        operation_id="rings_hint_dismiss",
        summary="Hear no more that I could teach a topic",
        description="Again is fine. 404 when there is no such topic.",
        request=None,
        responses={204: None},
    )
    @action(detail=True, methods=["put"])
    def dismissed(self, request: MemberRequest, topic_id: UUID) -> Response:
        ring_hint_dismiss(by=request.user, topic_id=topic_id)
        return Response(status=204)

    @extend_schema(
        operation_id="rings_hint_bring_back",
        summary="Hear again that I could teach a topic",
        description="Again is fine.",
        responses={204: None},
    )
    @dismissed.mapping.delete
    def bring_back(self, request: MemberRequest, topic_id: UUID) -> Response:
        ring_hint_bring_back(by=request.user.pk, topic_id=topic_id)
        return Response(status=204)
