"""A message by itself: changed, reacted to, deleted."""

from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from accounts.requests import MemberRequest
from chat import examples
from chat.selectors import message_shown
from chat.serializers import (
    MessageEdit,
    MessageOut,
    ReactionsOut,
)
from chat.services import (
    message_delete,
    message_edit,
    reaction_put,
    reaction_take,
)
from skillswap.http.request_body import validated

EMOJI = OpenApiParameter("emoji", str, OpenApiParameter.PATH, description="One emoji, percent-encoded.")


@extend_schema(tags=["Chat"])
class MessageViewSet(ViewSet):
    """A message by itself, whatever its conversation."""

    lookup_url_kwarg = "message_id"
    lookup_value_converter = "uuid"

    @extend_schema(
        summary="Change the text of an own message",
        description=f"For {settings.EDIT_MINUTES} minutes after it was sent; it says `editedAt` from then on. 403 for "
        "the other's message, 409 with a `code` for one that is deleted, too old, or changed at this moment.",
        request=MessageEdit,
        responses=MessageOut,
        examples=[examples.EDIT, examples.MESSAGE],
    )
    def partial_update(self, request: MemberRequest, message_id: UUID) -> Response:
        content = validated(MessageEdit, request)["content"]
        message_edit(message_id=message_id, by=request.user.pk, content=content)
        return Response(message_shown(request.user.pk, message_id))

    @extend_schema(
        summary="Put an emoji under a message",
        description=f"One emoji, in any spelling; again is fine. At most {settings.REACTIONS_PER_MESSAGE} of one "
        "member, 409 beyond. It makes no notification and nothing unread. The answer is what is under it now.",
        request=None,
        responses=ReactionsOut,
        parameters=[EMOJI],
    )
    @action(detail=True, methods=["put"], url_path="reactions/<str:emoji>")
    def reaction(self, request: MemberRequest, message_id: UUID, emoji: str) -> Response:
        now = reaction_put(message_id=message_id, by=request.user.pk, emoji=emoji)
        return Response(now.model_dump(by_alias=True, mode="json"))

    @extend_schema(
        summary="Take an own emoji away",
        description="When it is not there, that is fine. The answer is what is under the message now.",
        request=None,
        responses=ReactionsOut,
        parameters=[EMOJI],
    )
    @reaction.mapping.delete
    def reaction_remove(self, request: MemberRequest, message_id: UUID, emoji: str) -> Response:
        now = reaction_take(message_id=message_id, by=request.user.pk, emoji=emoji)
        return Response(now.model_dump(by_alias=True, mode="json"))

    @extend_schema(
        summary="Delete an own message; a tombstone stays",
        description="Its place in the conversation stays, its content is gone for both. 403 for the other's message.",
        responses={204: None},
    )
    def destroy(self, request: MemberRequest, message_id: UUID) -> Response:
        message_delete(message_id=message_id, by=request.user.pk)
        return Response(status=204)
