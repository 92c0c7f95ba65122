"""Conversations and what is written in them."""

from uuid import UUID

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from accounts.requests import MemberRequest
from chat import examples
from chat.filters import ConversationFilter, MessageFilter
from chat.models import PINNED_MOST
from chat.selectors import conversation_of, conversations_of, messages_of
from chat.serializers import (
    ConversationArrange,
    ConversationOpen,
    ConversationOut,
    MessageOut,
    MessageSend,
    ReadUpTo,
)
from chat.services import (
    Draft,
    conversation_arrange,
    conversation_open,
    conversation_read,
    message_send,
)
from skillswap.http.filters import QueryFilterSet
from skillswap.http.openapi import PAGE_PARAMETERS, page_of
from skillswap.http.pagination import query_cursor, query_limit
from skillswap.http.request_body import validated


@extend_schema(tags=["Chat"])
class ConversationViewSet(GenericViewSet):
    """A member's conversations with the messages in them: whoever does not take part gets 404."""

    serializer_class = ConversationOut
    filterset_class: type[QueryFilterSet] | None = ConversationFilter  # `messages` names its own
    lookup_url_kwarg = "conversation_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        operation_id="chat_conversations_list",
        summary="My conversations, newest activity first",
        description="With the last message of each, how many are unread, and how far each of the two has read. The "
        f"first page begins with those that I pinned, at most {PINNED_MOST}.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(ConversationOut),
    )
    def list(self, request: MemberRequest) -> Response:
        page = conversations_of(
            request.user.pk,
            cursor=query_cursor(request),
            limit=query_limit(request),
            archived=bool(ConversationFilter.read(request)["archived"]),
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        summary="Open or create the conversation with a person",
        description="Two people have one conversation. It stands in the other's list with its first message.",
        examples=[examples.OPEN, examples.CONVERSATION],
        request=ConversationOpen,
        responses={201: ConversationOut, 200: OpenApiResponse(ConversationOut, "It was there already.")},
    )
    def create(self, request: MemberRequest) -> Response:
        user_id = validated(ConversationOpen, request)["user_id"]
        conversation, created = conversation_open(by=request.user, with_id=user_id)
        return Response(conversation_of(request.user.pk, conversation.pk), status=201 if created else 200)

    @extend_schema(
        summary="One of my conversations",
        description="404 for anyone who does not take part.",
        responses=ConversationOut,
        examples=[examples.CONVERSATION],
    )
    def retrieve(self, request: MemberRequest, conversation_id: UUID) -> Response:
        return Response(conversation_of(request.user.pk, conversation_id))

    @extend_schema(
        summary="Mute, archive, pin a conversation, or mark it as unread",
        description="For me alone, on all my devices; fields left out stay. A muted conversation makes no "
        "notifications. An archived one comes back with its next message, unless it is muted. 409 `too_many_pinned`.",
        request=ConversationArrange(partial=True),
        responses=ConversationOut,
        examples=[examples.MUTE, examples.CONVERSATION],
    )
    def partial_update(self, request: MemberRequest, conversation_id: UUID) -> Response:
        changes = validated(ConversationArrange, request, partial=True)
        conversation_arrange(conversation_id=conversation_id, by=request.user.pk, changes=changes)
        return Response(conversation_of(request.user.pk, conversation_id))

    @extend_schema(
        summary="Messages of a conversation",
        description="Newest first. With `afterSeq` those behind that number, oldest first: what a client missed. "
        "`aroundSeq` and `at` open a conversation at a place: half of the page is older; nextCursor goes on to those "
        "before, `afterSeq` to those behind. Of several of these parameters the first of `afterSeq`, `beforeSeq`, "
        "`aroundSeq`, `at` counts.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(MessageOut),
    )
    @action(detail=True, filterset_class=MessageFilter)
    def messages(self, request: MemberRequest, conversation_id: UUID) -> Response:
        page = messages_of(
            request.user.pk,
            conversation_id,
            cursor=query_cursor(request),
            limit=query_limit(request),
            **MessageFilter.read(request),
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        summary="Send a message",
        description="Repeat it with the same `clientId` when no answer came: it is stored once. 409 for another text. "
        "With `kind: correction` it is the text of `replyTo`, a message of the other one, as it should be.",
        request=MessageSend,
        responses={201: MessageOut, 200: OpenApiResponse(MessageOut, "This clientId was sent before.")},
        examples=[examples.SEND, examples.MESSAGE],
    )
    @messages.mapping.post
    def send_message(self, request: MemberRequest, conversation_id: UUID) -> Response:
        body = validated(MessageSend, request)
        sent = message_send(
            Draft(
                conversation_id,
                request.user.pk,
                body["client_id"],
                body["content"],
                body["reply_to"],
                tuple(body.get("attachments", ())),
                body["kind"],
            )
        )
        return Response(sent.message, status=201 if sent.created else 200)

    @extend_schema(
        summary="I have read up to this message",
        description="A position only moves forward; the other person sees when. 400 for a message not written yet.",
        request=ReadUpTo,
        responses={204: None},
        examples=[examples.READ],
    )
    @action(detail=True, methods=["post"])
    def read(self, request: MemberRequest, conversation_id: UUID) -> Response:
        seq = validated(ReadUpTo, request)["seq"]
        conversation_read(conversation_id=conversation_id, by=request.user.pk, seq=seq)
        return Response(status=204)
