"""`/api/messages/{id}`, which two of the earlier systems have: the id says whose client asks."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from accounts.requests import MemberRequest
from compat.barter.views.messages import BarterMessageViewSet
from compat.shop.messages import is_conversation, messages_list

_SCHEMAS = "#/components/schemas/"
EITHER = {
    "oneOf": [
        {"type": "array", "items": {"$ref": f"{_SCHEMAS}CompatShopMessage"}},
        {"$ref": f"{_SCHEMAS}CompatBarterMessagePage"},
    ]
}


class SharedMessageViewSet(BarterMessageViewSet):
    """An id of a conversation is system E's, an id of a person is system D's; ids of ours are never both."""

    @extend_schema(
        summary="What I and a person wrote, or the messages of a conversation",
        description="By a person's id as `/compat/barter/api/messages/{id}` answers, by a conversation's id as "
        "`/compat/shop/api/messages/{id}`.",
        responses={200: EITHER},
    )
    def retrieve(self, request: MemberRequest, message_id: UUID) -> Response:
        if is_conversation(message_id):
            return Response(messages_list(request.user.pk, message_id))
        return super().retrieve(request, message_id)
