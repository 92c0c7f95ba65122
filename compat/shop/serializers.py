"""What system E's clients send, and the shapes of the answers for the OpenAPI document."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from notifications.models import Kind
from skillswap.text_fields import TextField


class ShopAccountOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.EmailField()


class ShopSignedInOut(serializers.Serializer):
    token = serializers.CharField()
    user = ShopAccountOut()


class ShopConversationIn(serializers.Serializer):
    """With whom: their id, or a list of ids in which one's own may stand too."""

    recipientId = serializers.UUIDField(required=False)
    participants = serializers.ListField(child=serializers.UUIDField(), required=False, max_length=2)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "recipientId" not in attrs and not attrs.get("participants"):
            raise serializers.ValidationError({"recipientId": _("Say with whom.")})
        return attrs


class ShopMessageIn(serializers.Serializer):
    conversationId = serializers.UUIDField()
    senderId = serializers.UUIDField(required=False, help_text="Oneself.")
    text = TextField(
        multiline=True,
        trim_whitespace=False,
        required=False,
        allow_blank=True,
        default="",
        max_length=settings.MESSAGE_LENGTH,
    )
    tempId = TextField(required=False, max_length=200, help_text="Sending it again makes nothing new.")


class ShopMessageFormIn(ShopMessageIn):
    attachment = serializers.FileField(required=False, help_text=f"At most {settings.ATTACHMENT_MEGABYTES} MB.")


class ShopAttachmentOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    url = serializers.CharField(help_text="Absolute, signed, and good for an hour.")
    name = serializers.CharField()
    type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")


class ShopMessageOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    conversationId = serializers.UUIDField()
    senderId = serializers.UUIDField()
    text = serializers.CharField()
    attachment = ShopAttachmentOut(allow_null=True)
    attachments = ShopAttachmentOut(many=True)
    readBy = serializers.ListField(child=serializers.UUIDField())
    createdAt = serializers.DateTimeField()


class ShopParticipantOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    name = serializers.CharField()
    avatar = serializers.CharField(help_text="Absolute, or empty.")
    online = serializers.BooleanField()


class ShopConversationOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    participants = ShopParticipantOut(many=True)
    lastMessage = ShopMessageOut(allow_null=True)
    unread = serializers.IntegerField()


class ShopNotificationOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=Kind.choices)
    data = serializers.JSONField()  # type: ignore[assignment]
    isRead = serializers.BooleanField()
    createdAt = serializers.DateTimeField()
