"""REST of recurring lessons."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from learning.models import Series
from learning.serializers import SessionCancel
from learning.series.filters import SeriesWeekFilter
from learning.series.selectors import series_of, series_out
from learning.series.serializers import SeriesAsk, SeriesOut, SeriesWeeksOut
from learning.series.weeks import series_weeks
from learning.services.asking import SessionAsked
from learning.services.series_answering import series_accept, series_cancel, series_decline
from learning.services.series_asking import series_request
from learning.views.actions import TAGS
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.request_body import validated


class SeriesViewSet(GenericViewSet):
    """Series of the two people; each session of one is also found, moved and cancelled as any other."""

    queryset = Series.objects.none()
    serializer_class = SeriesOut
    filterset_class: type[SeriesWeekFilter] | None = None
    lookup_url_kwarg = "series_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="Ask for a session a week",
        description="The same hour on the teacher's clock, also when clocks change. It counts as one request and the "
        "teacher gets one notification. Minutes are held for the next two once they accept; the next ones follow when "
        "one is over. 409 `time_taken` says in `taken` at which times one of you is booked.",
        parameters=[KEY_OPTIONAL],
        request=SeriesAsk,
        responses={201: SeriesOut, 200: OpenApiResponse(SeriesOut, "This key was sent before.")},
    )
    def create(self, request: MemberRequest) -> Response:
        body = validated(SeriesAsk, request)
        weeks = {"weeks": body.pop("weeks"), "left_out": body.pop("left_out")}
        asked = SessionAsked(by=request.user, scheduled_time=body.pop("first_time"), swap_id=None, **body)
        series, created = series_request(asked=asked, key=request_key(request), **weeks)
        return Response(series_out(series.pk, request.user.pk), status=201 if created else 200)

    @extend_schema(tags=TAGS, summary="A series with all its sessions", responses=SeriesOut)
    def retrieve(self, request: MemberRequest, series_id: UUID) -> Response:
        return Response(series_out(series_id, request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="When the sessions of a series would be",
        description="Before asking: each week's time, and whether both are free then.",
        responses=SeriesWeeksOut,
    )
    @action(detail=False, filterset_class=SeriesWeekFilter)
    def weeks(self, request: MemberRequest) -> Response:
        wanted = SeriesWeekFilter.read(request)
        return Response(
            series_weeks(
                me=request.user,
                user_id=wanted["user_id"],
                first_time=wanted["first_time"],
                length=wanted["duration_minutes"],
                weeks=wanted["weeks"],
            )
        )

    def _act(self, request: MemberRequest, series_id: UUID, service: Callable[..., None], **more: Any) -> Response:
        series_of(request.user.pk, series_id)
        service(series_id=series_id, by=request.user, **more)
        return Response(series_out(series_id, request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Accept all of a series",
        description="All that wait for you, or none. Holds the learner's minutes for the next two. 409 `time_taken` "
        "says in `taken` which times one of you is booked at by now: decline those sessions, then accept the rest.",
        request=None,
        responses=SeriesOut,
    )
    @action(detail=True, methods=["post"])
    def accept(self, request: MemberRequest, series_id: UUID) -> Response:
        return self._act(request, series_id, series_accept)

    @extend_schema(
        tags=TAGS,
        summary="Decline all of a series",
        description="All that wait for you. What is agreed on stays.",
        request=SessionCancel,
        responses=SeriesOut,
    )
    @action(detail=True, methods=["post"])
    def decline(self, request: MemberRequest, series_id: UUID) -> Response:
        return self._act(request, series_id, series_decline, reason=validated(SessionCancel, request)["reason"])

    @extend_schema(
        tags=TAGS,
        summary="Cancel the rest of a series",
        description="All that has not begun, each by the rules of a single session: only one that begins within the "
        "notice period costs half.",
        request=SessionCancel,
        responses=SeriesOut,
    )
    @action(detail=True, methods=["post"])
    def cancel(self, request: MemberRequest, series_id: UUID) -> Response:
        return self._act(request, series_id, series_cancel, reason=validated(SessionCancel, request)["reason"])
