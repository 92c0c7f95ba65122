"""Messages and conversations."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from compat.barter.serializers.people import BarterBriefOut
from compat.barter.shapes.messages import ANSWERS
from learning.models import TEXT_LENGTH
from skills.models import NAME_LENGTH
from skills.session_minutes import SessionMinutesField
from skillswap.http.instants import InstantField
from skillswap.phrases import one_of
from skillswap.text_fields import TextField

TYPES = ("text", "session_request", *ANSWERS)


class BarterRequestIn(serializers.Serializer):
    """What is asked of somebody who teaches it; `duration` in minutes."""

    skill = TextField(max_length=NAME_LENGTH)
    duration = SessionMinutesField()
    proposedTime = InstantField(help_text="With an offset or `Z`.")
    description = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)


class BarterSessionRequestIn(BarterRequestIn):
    receiver = serializers.UUIDField()


class BarterSendIn(serializers.Serializer):
    """`receiver` or `receiverId`. A `session_request` has its fields in `sessionData`, or beside the others."""

    receiver = serializers.UUIDField(required=False)
    receiverId = serializers.UUIDField(required=False)
    content = TextField(multiline=True, trim_whitespace=False, required=False, allow_blank=True, default="")
    messageType = serializers.CharField(required=False, default="text", help_text=f"One of {', '.join(TYPES)}.")
    replyTo = serializers.UUIDField(required=False, allow_null=True, default=None)
    sessionData = BarterRequestIn(required=False)

    def to_internal_value(self, data: Any) -> Any:
        asks = isinstance(data, dict) and str(data.get("messageType")).lower() == "session_request"
        if asks and "sessionData" not in data:
            data = {**data, "sessionData": {field: data[field] for field in BarterRequestIn().fields if field in data}}
        return super().to_internal_value(data)

    def validate_messageType(self, value: str) -> str:
        if value.lower() not in TYPES:
            raise serializers.ValidationError(one_of(TYPES))
        return value.lower()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        receiver = attrs.pop("receiver", None) or attrs.pop("receiverId", None)
        if receiver is None:
            raise serializers.ValidationError({"receiver": [_("Say whom it is for.")]})
        attrs.pop("receiverId", None)
        if attrs["messageType"] in ANSWERS and attrs["replyTo"] is None:
            raise serializers.ValidationError({"replyTo": [_("Name the request that you answer.")]})
        if attrs["messageType"] == "session_request" and "sessionData" not in attrs:
            raise serializers.ValidationError({"sessionData": [_("Say what you want to learn, and when.")]})
        return {**attrs, "receiver": receiver}


class BarterSessionDataOut(serializers.Serializer):
    sessionId = serializers.UUIDField()
    skill = serializers.CharField()
    duration = serializers.IntegerField(help_text="Minutes.")
    proposedTime = serializers.DateTimeField()
    description = serializers.CharField()
    status = serializers.CharField()


class BarterMessageOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    conversationId = serializers.UUIDField()
    sender = BarterBriefOut()
    receiver = BarterBriefOut()
    content = serializers.CharField()
    messageType = serializers.CharField(help_text=f"One of {', '.join(TYPES)}, system.")
    sessionData = BarterSessionDataOut(allow_null=True)
    isRead = serializers.BooleanField()
    readAt = serializers.DateTimeField(allow_null=True)
    replyTo = serializers.UUIDField(allow_null=True)
    isDeleted = serializers.BooleanField()
    createdAt = serializers.DateTimeField()


class BarterSentOut(BarterMessageOut):
    """The message, twice: in `data`, and its fields beside it."""

    success = serializers.BooleanField()
    data = BarterMessageOut()  # type: ignore[assignment]  # the metaclass takes it out of the class


class BarterConversationOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    otherUser = BarterBriefOut()
    lastMessage = BarterMessageOut(allow_null=True)
    unreadCount = serializers.IntegerField()
