"""REST of the inbox."""

from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from notifications.selectors import inbox_of, notifications_of, preferences_of, unread_count
from notifications.serializers import NotificationOut, NotificationPreferencesBody
from notifications.services import notification_read, notifications_read_all, preferences_set
from skillswap.bodies import checked
from skillswap.errors import InvalidInput
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit

TAGS = ["Notifications"]
PREFERENCES = OpenApiExample("All but matches", {"message": {"inApp": True}, "match": {"inApp": False}})


class NotificationList(APIView):
    @extend_schema(
        tags=TAGS,
        summary="My notifications, newest first",
        description="`unreadCount` counts all that are unread, up to 100.",
        parameters=[OpenApiParameter("unread", bool, description="Only those not read yet."), *PAGE_PARAMETERS],
        responses=page_of(NotificationOut, unread_count=int),
    )
    def get(self, request: MemberRequest) -> Response:
        unread = request.query_params.get("unread", "false")
        if unread not in ("true", "false"):
            raise InvalidInput("unread", "Use true or false.")
        inbox = inbox_of(request.user.pk)
        page = notifications_of(
            inbox, unread=unread == "true", cursor=asked_cursor(request), limit=asked_limit(request)
        )
        return Response(page.envelope(page.rows, unread_count=unread_count(inbox)))


class NotificationRead(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Mark one as read",
        description="Again is fine. 404 when it is not yours.",
        request=None,
        responses={204: None},
    )
    def post(self, request: MemberRequest, notification_id: UUID) -> Response:
        notification_read(notification_id=notification_id, by=request.user.pk)
        return Response(status=204)


class NotificationReadAll(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Mark all as read",
        description="What comes after this call stays unread.",
        request=None,
        responses={204: None},
    )
    def post(self, request: MemberRequest) -> Response:
        notifications_read_all(by=request.user.pk)
        return Response(status=204)


class Preferences(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Which kinds I am told of",
        description="Every kind that can be turned off, with its channels. What moderators say cannot.",
        responses=NotificationPreferencesBody,
        examples=[PREFERENCES],
    )
    def get(self, request: MemberRequest) -> Response:
        return Response(preferences_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Turn kinds on or off",
        description="Kinds left out stay as they are.",
        request=NotificationPreferencesBody,
        responses=NotificationPreferencesBody,
        examples=[PREFERENCES],
    )
    def put(self, request: MemberRequest) -> Response:
        wanted = checked(NotificationPreferencesBody, request)
        preferences_set(
            user_id=request.user.pk,
            in_app={kind: channels["in_app"] for kind, channels in wanted.items()},
        )
        return Response(preferences_of(request.user.pk))
