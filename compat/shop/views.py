"""REST of system E. Lists are bare arrays."""

from typing import Any
from uuid import UUID

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.requests import MemberRequest
from compat.auth_views import BaseSignInViewSet, sign_in_schema
from compat.http import BaseCompatViewSet
from compat.shop.messages import (
    MOST_LISTED,
    conversation_with_out,
    conversations_list,
    message_send_with_files,
    messages_list,
    require_files_within,
)
from compat.shop.serializers import (
    ShopConversationIn,
    ShopConversationOut,
    ShopMessageFormIn,
    ShopMessageIn,
    ShopMessageOut,
    ShopNotificationOut,
    ShopSignedInOut,
)
from compat.shop.shapes import account_out, notification_out
from compat.sign_in import SignedInProgram
from compat.sign_up_form import ProgramSignUpIn
from notifications.selectors import inbox_of, notifications_page
from skillswap.db.pool import UPLOADS
from skillswap.http.json import PlainParser
from skillswap.http.request_body import validated
from skillswap.http.view_pools import runs_in


@sign_in_schema(ShopSignedInOut)
class ShopSignInViewSet(BaseSignInViewSet):
    vocabulary = "shop"
    sign_up_form = ProgramSignUpIn

    def signed_in_out(self, signed_in: SignedInProgram) -> dict[str, Any]:
        return {"token": signed_in.token, "user": account_out(signed_in.user)}


class ShopViewSet(BaseCompatViewSet):
    vocabulary = "shop"


class ShopConversationViewSet(ShopViewSet):
    """A member's conversations."""

    @extend_schema(
        summary="My conversations, newest activity first",
        description=f"The newest {MOST_LISTED}.",
        responses=ShopConversationOut(many=True),
    )
    def list(self, request: MemberRequest) -> Response:
        return Response(conversations_list(request.user.pk))

    @extend_schema(
        summary="Open or create the conversation with a person",
        request=ShopConversationIn,
        responses={201: ShopConversationOut, 200: ShopConversationOut},
    )
    def create(self, request: MemberRequest) -> Response:
        shown, created = conversation_with_out(by=request.user, body=validated(ShopConversationIn, request))
        return Response(shown, status=201 if created else 200)


class ShopMessageViewSet(ShopViewSet):
    """Messages, read by their conversation's id: whoever does not take part gets 404."""

    lookup_url_kwarg = "conversation_id"
    parser_classes = [PlainParser, MultiPartParser]

    @extend_schema(
        summary="Messages of a conversation",
        description=f"The newest {MOST_LISTED}, oldest first.",
        responses=ShopMessageOut(many=True),
    )
    def retrieve(self, request: MemberRequest, conversation_id: UUID) -> Response:
        return Response(messages_list(request.user.pk, conversation_id))

    @extend_schema(
        summary="Send a message, with files if it is a form",
        description="`attachment` may stand in the form more than once. 503 while too many pictures wait.",
        request={"application/json": ShopMessageIn, "multipart/form-data": ShopMessageFormIn},
        responses={201: ShopMessageOut, 200: ShopMessageOut},
    )
    @runs_in(UPLOADS)  # a picture is waited for there
    def create(self, request: MemberRequest) -> Response:
        body = validated(ShopMessageIn, request)
        files = request.FILES.getlist("attachment")
        require_files_within(files, settings.ATTACHMENTS_PER_MESSAGE)
        shown, created = message_send_with_files(by=request.user.pk, body=body, files=files)
        return Response(shown, status=201 if created else 200)


class ShopNotificationViewSet(ShopViewSet):
    """A member's own inbox."""

    @extend_schema(
        summary="My notifications, newest first",
        description=f"The newest {MOST_LISTED}.",
        responses=ShopNotificationOut(many=True),
    )
    def list(self, request: MemberRequest) -> Response:
        page = notifications_page(inbox_of(request.user.pk), cursor=None, limit=MOST_LISTED)
        return Response([notification_out(row) for row in page.rows])
