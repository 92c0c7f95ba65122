"""REST of swaps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated
from swaps.examples import PROPOSE
from swaps.filters import SwapFilter
from swaps.selectors import swap_counts, swap_of, swap_out, swaps_of
from swaps.serializers import SwapAccept, SwapCounter, SwapCountsOut, SwapOut, SwapPropose
from swaps.services import swap_accept, swap_cancel, swap_complete, swap_counter, swap_propose, swap_reject


@extend_schema(tags=["Swaps"])
class SwapViewSet(GenericViewSet):
    """A member's swaps, sent and received: whoever is not one of the two gets 404."""

    request: MemberRequest
    serializer_class = SwapOut
    filterset_class = SwapFilter
    lookup_url_kwarg = "swap_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        operation_id="swaps_list",
        summary="My swaps, newest first",
        description="Those I sent and those sent to me; `box` chooses one of the two, `tab` what became of them.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(SwapOut),
    )
    def list(self, request: MemberRequest) -> Response:
        page = swaps_of(
            request.user.pk, cursor=query_cursor(request), limit=query_limit(request), **SwapFilter.read(request)
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        summary="Propose a swap",
        description="It waits 14 days for an answer. 409 `swap_open` while one for these two skills is open.",
        parameters=[KEY_OPTIONAL],
        request=SwapPropose,
        responses={201: SwapOut, 200: OpenApiResponse(SwapOut, "This key was sent before.")},
        examples=[PROPOSE],
    )
    def create(self, request: MemberRequest) -> Response:
        body = validated(SwapPropose, request)
        swap, created = swap_propose(by=request.user, key=request_key(request), **body)
        return self._answer(swap.pk, status=201 if created else 200)

    @extend_schema(
        summary="How many swaps I have",
        description="For each `tab` of the list, and of them what waits for my answer.",
        responses=SwapCountsOut,
    )
    @action(detail=False, filterset_class=None)
    def counts(self, request: MemberRequest) -> Response:
        return Response(swap_counts(request.user.pk))

    @extend_schema(summary="One of my swaps", description="404 for everyone else.")
    def retrieve(self, request: MemberRequest, swap_id: UUID) -> Response:
        return self._answer(swap_id)

    @extend_schema(
        summary="Accept a proposal",
        description="Opens the conversation; `lessons` are the two sessions to book. 409 `unequal_minutes` unless you "
        "agree to sessions of unequal length.",
        request=SwapAccept,
    )
    @action(detail=True, methods=["post"])
    def accept(self, request: MemberRequest, swap_id: UUID) -> Response:
        agreed = validated(SwapAccept, request)["unequal_agreed"]
        return self._change(swap_accept, swap_id, unequal_agreed=agreed)

    @extend_schema(summary="Reject a proposal", description="For the person it was sent to.", request=None)
    @action(detail=True, methods=["post"])
    def reject(self, request: MemberRequest, swap_id: UUID) -> Response:
        return self._change(swap_reject, swap_id)

    @extend_schema(
        summary="Cancel",
        description="A proposal that I sent, or a swap that we agreed on and whose sessions are not booked (409 "
        "`sessions_open`).",
        request=None,
    )
    @action(detail=True, methods=["post"])
    def cancel(self, request: MemberRequest, swap_id: UUID) -> Response:
        return self._change(swap_cancel, swap_id)

    @extend_schema(
        summary="Answer with another proposal",
        description="The old one becomes `countered`; the new one, from you to them, is in the answer.",
        request=SwapCounter,
        responses={201: SwapOut},
    )
    @action(detail=True, methods=["post"])
    def counter(self, request: MemberRequest, swap_id: UUID) -> Response:
        body = validated(SwapCounter, request)
        swap = swap_counter(swap=swap_of(request.user.pk, swap_id), by=request.user, **body)
        return self._answer(swap.pk, status=201)

    @extend_schema(
        summary="It is done",
        description="For either person of an accepted swap, once no session of it is ahead; it also happens by itself "
        "when the sessions that were agreed on took place.",
        request=None,
    )
    @action(detail=True, methods=["post"])
    def complete(self, request: MemberRequest, swap_id: UUID) -> Response:
        return self._change(swap_complete, swap_id)

    def _change(self, service: Callable[..., Any], swap_id: UUID, **options: Any) -> Response:
        """Have `service` change one of the member's swaps; answers it as it is then."""
        service(swap=swap_of(self.request.user.pk, swap_id), by=self.request.user, **options)
        return self._answer(swap_id)

    def _answer(self, swap_id: UUID, *, status: int = 200) -> Response:
        return Response(swap_out(swap_id, self.request.user.pk), status=status)
