"""REST of the calendar feed."""

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from learning import serializers as shapes
from learning.calendar_feed import feed_url, ics_of
from learning.services.calendar import feed_renew

TAGS = ["Sessions"]


class CalendarFeedViewSet(ViewSet):
    """A member has one calendar: there is nothing to choose by id."""

    @extend_schema(
        tags=TAGS,
        summary="The secret address of my calendar feed",
        description="For calendar programs: they ask it again and again without signing in.",
        responses=shapes.CalendarFeedOut,
    )
    def retrieve(self, request: MemberRequest) -> Response:
        return Response({"url": feed_url(request.user.pk)})

    @extend_schema(
        tags=TAGS,
        summary="Make a new address; the old one ends",
        description="The old address answers 404 from now on.",
        request=None,
        responses={200: shapes.CalendarFeedOut},
    )
    def create(self, request: MemberRequest) -> Response:
        feed_renew(user_id=request.user.pk)
        return Response({"url": feed_url(request.user.pk)})


class CalendarFileView(APIView):
    """No viewset: calendar programs ask for a file here, without signing in; the secret in the address is all."""

    authentication_classes = []
    permission_classes = [AllowAny]

    @extend_schema(
        tags=TAGS,
        summary="My sessions as a calendar (.ics)",
        description="RFC 5545. Whoever has the address may read it; 404 for any other.",
        responses={(200, "text/calendar"): OpenApiResponse(str)},
    )
    def get(self, request: Request, secret: str) -> HttpResponse:
        return calendar_answer(ics_of(secret), "inline", "skillswap.ics")


def calendar_answer(ics: bytes, disposition: str, name: str) -> HttpResponse:
    """A calendar file that nobody keeps but the one who asked."""
    return HttpResponse(
        ics,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": f'{disposition}; filename="{name}"',
            "X-Robots-Tag": "noindex",
        },
    )
