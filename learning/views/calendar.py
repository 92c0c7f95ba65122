"""REST of time: when two people are free, and the calendar feed."""

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from learning import serializers as shapes
from learning.feed import feed_url, ics_of
from learning.services.calendar import feed_renew
from learning.slots import shared_slots
from skillswap.errors import InvalidInput
from skillswap.queries import asked_id, asked_instant
from swaps.serializers import LONGEST, SHORTEST

TAGS = ["Sessions"]


class Slots(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Times when both are free",
        description="From both weeks of availability, in instants, minus what either has booked. Two weeks from now "
        "when `from` and `to` are left out; 31 days at most.",
        parameters=[
            OpenApiParameter("userId", UUID, required=True),
            OpenApiParameter("durationMinutes", int, description="15 to 240; 60 when left out."),
            OpenApiParameter("from", dt.datetime),
            OpenApiParameter("to", dt.datetime),
            OpenApiParameter("besides", UUID, description="A session of yours to move: its own time counts as free."),
        ],
        responses=shapes.SlotsOut,
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(
            shared_slots(
                me=request.user,
                user_id=_asked_person(request),
                minutes=_asked_minutes(request),
                start=asked_instant(request, "from"),
                end=asked_instant(request, "to"),
                besides=asked_id(request, "besides"),
            )
        )


class CalendarFeed(APIView):
    @extend_schema(
        tags=TAGS,
        summary="The secret address of my calendar feed",
        description="For calendar programs: they ask it again and again without signing in.",
        responses=shapes.CalendarFeedOut,
    )
    def get(self, request: MemberRequest) -> Response:
        return Response({"url": feed_url(request.user.pk)})

    @extend_schema(
        tags=TAGS,
        summary="Make a new address; the old one ends",
        description="The old address answers 404 from now on.",
        request=None,
        responses=shapes.CalendarFeedOut,
    )
    def post(self, request: MemberRequest) -> Response:
        feed_renew(user_id=request.user.pk)
        return Response({"url": feed_url(request.user.pk)})


class CalendarFile(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    @extend_schema(
        tags=TAGS,
        summary="My sessions as a calendar (.ics)",
        description="RFC 5545. Whoever has the address may read it; 404 for any other.",
        responses={(200, "text/calendar"): OpenApiResponse(str)},
    )
    def get(self, request: Request, secret: str) -> HttpResponse:
        return HttpResponse(
            ics_of(secret),
            content_type="text/calendar; charset=utf-8",
            headers={
                "Cache-Control": "private, no-store",
                "Content-Disposition": 'inline; filename="skillswap.ics"',
                "X-Robots-Tag": "noindex",
            },
        )


def _asked_person(request: MemberRequest) -> UUID:
    person = asked_id(request, "userId")
    if person is None:
        raise InvalidInput("userId", "Say with whom.")
    return person


def _asked_minutes(request: MemberRequest) -> int:
    text = request.query_params.get("durationMinutes", "60")
    if not text.isascii() or not text.isdigit() or not SHORTEST <= int(text[:9]) <= LONGEST:
        raise InvalidInput("durationMinutes", f"Use a whole number from {SHORTEST} to {LONGEST}.")
    return int(text)
