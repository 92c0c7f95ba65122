"""REST of a member's own calendar, whose busy times are no free times."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from learning.busy.selectors import busy_calendar_of
from learning.busy.serializers import BusyCalendarIn, BusyCalendarOut
from learning.services.busy import busy_calendar_remove, busy_calendar_restore, busy_calendar_set
from learning.views.actions import TAGS
from skillswap.http.request_body import validated


class BusyCalendarViewSet(ViewSet):
    """A member has one: there is nothing to choose by id."""

    @extend_schema(tags=TAGS, summary="My own calendar", responses=BusyCalendarOut)
    def retrieve(self, request: MemberRequest) -> Response:
        return Response(busy_calendar_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Read when I am busy from a calendar of mine",
        description="It is fetched within a minute and every half hour. Of its events only the times are kept, for 60 "
        "days; they are no slots. Nobody else sees that it was a calendar. The same again fetches it at once.",
        request=BusyCalendarIn,
        responses=BusyCalendarOut,
    )
    def update(self, request: MemberRequest) -> Response:
        busy_calendar_set(user_id=request.user.pk, url=validated(BusyCalendarIn, request)["url"])
        return Response(busy_calendar_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Read my own calendar no more",
        description="Its times count no more at once; ten minutes later the address is deleted.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest) -> Response:
        busy_calendar_remove(user_id=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Take the removal of my calendar back",
        description="For ten minutes, while the address is still there; then 404.",
        request=None,
        responses=BusyCalendarOut,
    )
    def restore(self, request: MemberRequest) -> Response:
        busy_calendar_restore(user_id=request.user.pk)
        return Response(busy_calendar_of(request.user.pk))
