"""REST of the inbox."""

from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from notifications.filters import NotificationFilter
from notifications.selectors import inbox_of, notifications_page, preferences_of, unread_by_group
from notifications.serializers import (
    NotificationIds,
    NotificationOut,
    NotificationPreferencesBody,
    PushSubscriptionIn,
    UnreadByGroup,
)
from notifications.services import (
    notification_read,
    notifications_mark_read,
    notifications_mark_unread,
    notifications_read_all,
    preferences_set,
    push_subscribe,
    push_unsubscribe,
)
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated
from skillswap.http.serializers import ErrorOut

TAGS = ["Notifications"]
PREFERENCES = OpenApiExample(
    "All but matches",
    {
        "message": {"inApp": True, "push": True, "email": True},
        "match": {"inApp": False, "push": False, "email": False},
        "quietHours": {"start": "22:00", "end": "08:00"},
        "digestDay": 0,
        "updatedAt": "2026-11-21T09:30:00.000Z",
    },
)

SUBSCRIPTION = OpenApiExample(
    "A browser",
    {
        "endpoint": "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk",
        "keys": {
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        },
    },
    request_only=True,
)


class NotificationViewSet(GenericViewSet):
    """A member's own inbox, and which kinds of notification go there."""

    filterset_class = NotificationFilter
    lookup_url_kwarg = "notification_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        tags=TAGS,
        summary="My notifications, newest first",
        description="`unreadCount` counts all that are unread, up to the newest 100, whatever the list is narrowed to;"
        " `unreadByGroup` the same by what they are about.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(NotificationOut, unread_count=int, unread_by_group=UnreadByGroup()),
    )
    def list(self, request: MemberRequest) -> Response:
        inbox = inbox_of(request.user.pk)
        page = notifications_page(self.filter_queryset(inbox), cursor=query_cursor(request), limit=query_limit(request))
        unread = unread_by_group(inbox)
        return Response(page.envelope(page.rows, unread_count=sum(unread.values()), unread_by_group=unread))

    @extend_schema(
        tags=TAGS,
        summary="Mark one as read",
        description="Again is fine. 404 when it is not yours.",
        request=None,
        responses={204: None},
    )
    @action(detail=True, methods=["post"])
    def read(self, request: MemberRequest, notification_id: UUID) -> Response:
        notification_read(notification_id=notification_id, by=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Mark all as read",
        description="What comes after this call stays unread.",
        request=None,
        responses={204: None},
    )
    @action(detail=False, methods=["post"], url_path="read-all")
    def read_all(self, request: MemberRequest) -> Response:
        notifications_read_all(by=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Mark several as read",
        description="Again is fine. Those that are not yours are left out.",
        request=NotificationIds,
        responses={204: None},
    )
    @action(detail=False, methods=["post"], url_path="read-several")
    def read_several(self, request: MemberRequest) -> Response:
        notifications_mark_read(ids=validated(NotificationIds, request)["ids"], by=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Mark several as unread",
        description="Takes back a mark; nothing is pushed again. Of two about the same at most one is unread, so an "
        "older one stays read. Those that are not yours are left out.",
        request=NotificationIds,
        responses={204: None},
    )
    @action(detail=False, methods=["post"])
    def unread(self, request: MemberRequest) -> Response:
        notifications_mark_unread(ids=validated(NotificationIds, request)["ids"], by=request.user.pk)
        return Response(status=204)

    @extend_schema(
        tags=TAGS,
        summary="Which kinds I get, and in which way",
        description="Every kind that can be turned off, with its channels. What moderators say and what is about the "
        "account cannot.",
        responses=NotificationPreferencesBody,
        examples=[PREFERENCES],
    )
    @action(detail=False)
    def preferences(self, request: MemberRequest) -> Response:
        return Response(preferences_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Turn kinds on or off",
        description="Kinds, channels and times left out stay as they are.",
        request=NotificationPreferencesBody,
        responses=NotificationPreferencesBody,
        examples=[PREFERENCES],
    )
    @preferences.mapping.put
    def preferences_change(self, request: MemberRequest) -> Response:
        changes = validated(NotificationPreferencesBody, request)
        preferences_set(user_id=request.user.pk, changes=changes)
        return Response(preferences_of(request.user.pk))

    @extend_schema(
        tags=TAGS,
        summary="Get pushes in this browser",
        description="Takes what `PushSubscription.toJSON()` says, made with `pushKey` of `/api/config`. Again is fine."
        " A browser belongs to whoever subscribed it last, and gets nothing more after a log-out. 409 `push_off` where"
        " there are no pushes.",
        request=PushSubscriptionIn,
        responses={204: None, 409: ErrorOut},
        examples=[SUBSCRIPTION],
    )
    @action(detail=False, methods=["post"], url_path="push-subscriptions")
    def push_subscriptions(self, request: MemberRequest) -> Response:
        body = validated(PushSubscriptionIn, request)
        push_subscribe(user_id=request.user.pk, device_id=request.auth.pk, endpoint=body["endpoint"], **body["keys"])
        return Response(status=204)

    @extend_schema(
        tags=TAGS, summary="No more pushes in this browser", description="Again is fine.", responses={204: None}
    )
    @push_subscriptions.mapping.delete
    def push_subscriptions_end(self, request: MemberRequest) -> Response:
        push_unsubscribe(user_id=request.user.pk, device_id=request.auth.pk)
        return Response(status=204)
