"""Conversations and messages, also those that ask for a session and answer."""

from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from accounts.requests import MemberRequest
from chat.services import message_delete
from compat.barter.actions import message_deliver, message_read, session_card_send
from compat.barter.envelope import (
    BarterCursorOut,
    BarterDoneOut,
    BarterNumbersOut,
    answer,
    enveloped,
    numbered_answer,
    page_answer,
)
from compat.barter.selectors.messages import conversations_page, message_page, messages_with
from compat.barter.serializers.messages import (
    BarterConversationOut,
    BarterMessageOut,
    BarterSendIn,
    BarterSentOut,
    BarterSessionRequestIn,
)
from compat.barter.views.base import BarterViewSet
from skillswap.http.idempotency import KEY_OPTIONAL, request_key
from skillswap.http.openapi import PAGE_PARAMETERS
from skillswap.http.pagination import query_cursor, query_limit, query_page
from skillswap.http.request_body import validated

NUMBERED = [
    OpenApiParameter("page", int, description="From 1."),
    OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
]


class BarterMessageViewSet(BarterViewSet):
    """GET takes the id of a person, everything else the id of a message."""

    lookup_url_kwarg = "message_id"
    their_names = {
        "userId": "receiver",
        "teacherId": "receiver",
        "skillId": "skill",
        "scheduledTime": "proposedTime",
        "durationMinutes": "duration",
    }

    @extend_schema(
        summary="My conversations, newest activity first",
        parameters=NUMBERED,
        responses=enveloped(BarterConversationOut, BarterNumbersOut),
    )
    @action(detail=False)
    def conversations(self, request: MemberRequest) -> Response:
        return numbered_answer(
            conversations_page(request.user.pk, page=query_page(request), limit=query_limit(request))
        )

    @extend_schema(
        summary="What I and a person wrote",
        description="The id is the person's. The newest page first; oldest first in it.",
        parameters=PAGE_PARAMETERS,
        responses=enveloped(BarterMessageOut, BarterCursorOut),
    )
    def retrieve(self, request: MemberRequest, message_id: UUID) -> Response:
        cursor, limit = query_cursor(request), query_limit(request)
        return page_answer(messages_with(request.user, message_id, cursor=cursor, limit=limit))

    @extend_schema(
        summary="Send a message, ask for a session, or answer",
        description="`session_accept` and `session_decline` answer the request that `replyTo` names.",
        parameters=[KEY_OPTIONAL],
        request=BarterSendIn,
        responses={201: BarterSentOut},
    )
    @action(detail=False, methods=["post"])
    def send(self, request: MemberRequest) -> Response:
        body = validated(BarterSendIn, request)
        message_id = message_deliver(by=request.user, body=body, key=request_key(request))
        return self._sent(request, body["receiver"], message_id)

    @extend_schema(
        summary="Ask somebody for a session in what they teach",
        parameters=[KEY_OPTIONAL],
        request=BarterSessionRequestIn,
        responses={201: BarterSentOut},
    )
    @action(detail=False, methods=["post"], url_path="session-request")
    def session_request(self, request: MemberRequest) -> Response:
        body = validated(BarterSessionRequestIn, request)
        card_id = session_card_send(by=request.user, to=body["receiver"], asked=body, key=request_key(request))
        return self._sent(request, body["receiver"], card_id)

    @extend_schema(summary="I have read up to this message", request=None, responses=enveloped(BarterMessageOut))
    @action(detail=True, methods=["put"])
    def read(self, request: MemberRequest, message_id: UUID) -> Response:
        sender_id = message_read(message_id=message_id, by=request.user.pk)
        return answer(message_page(request.user.pk, sender_id, message_id))

    @extend_schema(summary="Delete my message", responses=BarterDoneOut)
    def destroy(self, request: MemberRequest, message_id: UUID) -> Response:
        message_delete(message_id=message_id, by=request.user.pk)
        return answer(message=_("The message is deleted."))

    def _sent(self, request: MemberRequest, receiver: UUID, message_id: UUID) -> Response:
        """The message in `data`, and its fields beside it: their own client reads both."""
        shape = message_page(request.user.pk, receiver, message_id)
        return answer(shape, status=201, **shape)
