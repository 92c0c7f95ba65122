"""REST of the chat."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import MemberRequest
from chat import examples
from chat import serializers as shapes
from chat.selectors import conversation_of, conversations_of, messages_of
from chat.sending import Draft, message_send
from chat.services import conversation_open, conversation_read, message_delete
from skillswap.bodies import checked
from skillswap.errors import InvalidInput
from skillswap.openapi import PAGE_PARAMETERS, page_of
from skillswap.pagination import asked_cursor, asked_limit

TAGS = ["Chat"]


class ConversationList(APIView):
    @extend_schema(
        tags=TAGS,
        operation_id="chat_conversations_list",
        summary="My conversations, newest activity first",
        description="With the last message of each, how many are unread, and how far each of the two has read.",
        parameters=PAGE_PARAMETERS,
        responses=page_of(shapes.ConversationOut),
    )
    def get(self, request: MemberRequest) -> Response:
        page = conversations_of(request.user.pk, cursor=asked_cursor(request), limit=asked_limit(request))
        return Response(page.envelope(page.rows))

    @extend_schema(
        tags=TAGS,
        summary="Open or create the conversation with a person",
        description="Two people have one conversation. It stands in the other's list with its first message.",
        examples=[examples.OPEN, examples.CONVERSATION],
        request=shapes.ConversationOpen,
        responses={201: shapes.ConversationOut, 200: OpenApiResponse(shapes.ConversationOut, "It was there already.")},
    )
    def post(self, request: MemberRequest) -> Response:
        user_id = checked(shapes.ConversationOpen, request)["user_id"]
        conversation, created = conversation_open(by=request.user, with_id=user_id)
        return Response(conversation_of(request.user.pk, conversation.pk), status=201 if created else 200)


class ConversationDetail(APIView):
    @extend_schema(
        tags=TAGS,
        summary="One of my conversations",
        description="404 for anyone who does not take part.",
        responses=shapes.ConversationOut,
        examples=[examples.CONVERSATION],
    )
    def get(self, request: MemberRequest, conversation_id: UUID) -> Response:
        return Response(conversation_of(request.user.pk, conversation_id))


class MessageList(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Messages of a conversation",
        description="Newest first. With `afterSeq` those behind that number, oldest first: what a client missed.",
        parameters=[*PAGE_PARAMETERS, OpenApiParameter("afterSeq", int)],
        responses=page_of(shapes.MessageOut),
    )
    def get(self, request: MemberRequest, conversation_id: UUID) -> Response:
        page = messages_of(
            request.user.pk,
            conversation_id,
            cursor=asked_cursor(request),
            after_seq=_after_seq(request),
            limit=asked_limit(request),
        )
        return Response(page.envelope(page.rows))

    @extend_schema(
        tags=TAGS,
        summary="Send a message",
        description="Repeat it with the same `clientId` when no answer came: it is stored once. 409 for another text.",
        request=shapes.MessageSend,
        responses={201: shapes.MessageOut, 200: OpenApiResponse(shapes.MessageOut, "This clientId was sent before.")},
        examples=[examples.SEND, examples.MESSAGE],
    )
    def post(self, request: MemberRequest, conversation_id: UUID) -> Response:
        body = checked(shapes.MessageSend, request)
        sent = message_send(
            Draft(conversation_id, request.user.pk, body["client_id"], body["content"], body["reply_to"])
        )
        return Response(sent.message, status=201 if sent.created else 200)


def _after_seq(request: MemberRequest) -> int | None:
    text = request.query_params.get("afterSeq")
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise InvalidInput("after_seq", "Use the number of a message.")
    return int(text)


class ReadPosition(APIView):
    @extend_schema(
        tags=TAGS,
        summary="I have read up to this message",
        description="A position only moves forward; the other person sees when. 400 for a message not written yet.",
        request=shapes.ReadUpTo,
        responses={204: None},
        examples=[examples.READ],
    )
    def post(self, request: MemberRequest, conversation_id: UUID) -> Response:
        seq = checked(shapes.ReadUpTo, request)["seq"]
        conversation_read(conversation_id=conversation_id, by=request.user.pk, seq=seq)
        return Response(status=204)


class MessageDetail(APIView):
    @extend_schema(
        tags=TAGS,
        summary="Delete an own message; a tombstone stays",
        description="Its place in the conversation stays, its content is gone for both. 403 for the other's message.",
        responses={204: None},
    )
    def delete(self, request: MemberRequest, message_id: UUID) -> Response:
        message_delete(message_id=message_id, by=request.user.pk)
        return Response(status=204)
