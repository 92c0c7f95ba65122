"""REST of swaps."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from skillswap.bodies import checked
from skillswap.idempotency import KEY_OPTIONAL, asked_key
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit
from skillswap.queries import asked_choice, asked_id
from swaps import serializers as shapes
from swaps.models import Swap
from swaps.selectors import swap_of, swap_out, swaps_of
from swaps.services import swap_accept, swap_cancel, swap_complete, swap_counter, swap_propose, swap_reject

F = TypeVar("F", bound=Callable[..., Response])

TAGS = ["Swaps"]
BOXES = ("inbox", "sent")
PROPOSE = OpenApiExample(
    "Guitar for JavaScript",
    {
        "toUserId": "0199e1b7-3d52-7f10-9e21-6c8b4a5d7f03",
        "offeredSkillId": "0199e1c0-4411-7d10-8a21-3c8b4a5d7f11",
        "wantedSkillId": "0199e1c0-5522-7e20-9b32-4d9c5b6e8a22",
        "message": "An hour each?",
    },
    request_only=True,
)


class SwapList(APIView):
    @extend_schema(
        tags=TAGS,
        operation_id="swaps_list",
        summary="My swaps, newest first",
        description="Those I sent and those sent to me; `box` chooses one of the two.",
        parameters=[
            OpenApiParameter("box", str, enum=BOXES),
            OpenApiParameter("status", str, enum=Swap.Status.values),
            OpenApiParameter("withUser", UUID, description="Only those with this person."),
            *PAGE_PARAMETERS,
        ],
        responses=page_of(shapes.SwapOut),
    )
    def get(self, request: MemberRequest) -> Response:
        page = swaps_of(
            request.user.pk,
            box=asked_choice(request, "box", BOXES),
            status=asked_choice(request, "status", Swap.Status.values),
            with_user=asked_id(request, "withUser"),
            cursor=asked_cursor(request),
            limit=asked_limit(request),
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        tags=TAGS,
        summary="Propose a swap",
        description="It waits 14 days for an answer. 409 `swap_open` while one for these two skills is open.",
        parameters=[KEY_OPTIONAL],
        request=shapes.SwapPropose,
        responses={201: shapes.SwapOut, 200: OpenApiResponse(shapes.SwapOut, "This key was sent before.")},
        examples=[PROPOSE],
    )
    def post(self, request: MemberRequest) -> Response:
        body = checked(shapes.SwapPropose, request)
        swap, created = swap_propose(by=request.user, key=asked_key(request), **body)
        return Response(swap_out(swap.pk, request.user.pk), status=201 if created else 200)


class SwapDetail(APIView):
    @extend_schema(tags=TAGS, summary="One of my swaps", description="404 for everyone else.", responses=shapes.SwapOut)
    def get(self, request: MemberRequest, swap_id: UUID) -> Response:
        return Response(swap_out(swap_id, request.user.pk))


def _deed(summary: str, description: str, request: Any = None) -> Callable[[F], F]:
    return extend_schema(tags=TAGS, summary=summary, description=description, request=request, responses=shapes.SwapOut)


class SwapAccept(APIView):
    @_deed(
        "Accept a proposal",
        "Opens the conversation; `lessons` are the two to book. 409 `unequal_minutes` unless you agree to lessons "
        "of unequal length.",
        shapes.SwapAccept,
    )
    def post(self, request: MemberRequest, swap_id: UUID) -> Response:
        agreed = checked(shapes.SwapAccept, request)["unequal_agreed"]
        swap_accept(swap=swap_of(request.user.pk, swap_id), by=request.user, unequal_agreed=agreed)
        return Response(swap_out(swap_id, request.user.pk))


class SwapReject(APIView):
    @_deed("Reject a proposal", "For the person it was sent to.")
    def post(self, request: MemberRequest, swap_id: UUID) -> Response:
        swap_reject(swap=swap_of(request.user.pk, swap_id), by=request.user)
        return Response(swap_out(swap_id, request.user.pk))


class SwapCancel(APIView):
    @_deed(
        "Cancel",
        "A proposal that I sent, or a swap that we agreed on and whose lessons are not booked (409 `sessions_open`).",
    )
    def post(self, request: MemberRequest, swap_id: UUID) -> Response:
        swap_cancel(swap=swap_of(request.user.pk, swap_id), by=request.user)
        return Response(swap_out(swap_id, request.user.pk))


class SwapCounter(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Answer with another proposal",
        description="The old one becomes `countered`; the new one, from you to them, is in the answer.",
        request=shapes.SwapCounter,
        responses={201: shapes.SwapOut},
    )
    def post(self, request: MemberRequest, swap_id: UUID) -> Response:
        body = checked(shapes.SwapCounter, request)
        swap = swap_counter(swap=swap_of(request.user.pk, swap_id), by=request.user, **body)
        return Response(swap_out(swap.pk, request.user.pk), status=201)


class SwapComplete(APIView):
    @_deed(
        "It is done",
        "For either person of an accepted swap, once no lesson of it is ahead; it also happens by itself when both "
        "lessons were held.",
    )
    def post(self, request: MemberRequest, swap_id: UUID) -> Response:
        swap_complete(swap=swap_of(request.user.pk, swap_id), by=request.user)
        return Response(swap_out(swap_id, request.user.pk))
