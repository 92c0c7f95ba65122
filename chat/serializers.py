"""Shapes of the chat's requests, and of its answers for the OpenAPI document."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from chat.models import Message
from skillswap.text_fields import TextField


class SeenByOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    read_at = serializers.DateTimeField()


class ReplyPreviewOut(serializers.Serializer):
    id = serializers.UUIDField()
    sender_id = serializers.UUIDField()
    kind = serializers.CharField()
    subject = serializers.DictField(allow_null=True)
    content = serializers.CharField(help_text="Empty once the message is deleted.")
    deleted_at = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="Message")
class MessageOut(serializers.Serializer):
    id = serializers.UUIDField()
    conversation_id = serializers.UUIDField()
    seq = serializers.IntegerField(help_text="Its place in the conversation, from 1 without gaps.")
    sender_id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Message.Kind.choices)
    content = serializers.CharField(help_text="Empty once the message is deleted.")
    subject_id = serializers.UUIDField(allow_null=True, help_text="The session or swap that a card is about.")
    subject = serializers.DictField(
        allow_null=True,
        help_text="What a card is about as it was when it was sent: of a session skillName, scheduledTime and "
        "durationMinutes, of a swap offeredSkillName and wantedSkillName.",
    )
    client_id = serializers.UUIDField()
    reply_to = serializers.UUIDField(allow_null=True)
    reply_preview = ReplyPreviewOut(allow_null=True)
    attachments = serializers.ListField(child=serializers.JSONField())
    seen_by = SeenByOut(many=True)
    created_at = serializers.DateTimeField()
    deleted_at = serializers.DateTimeField(allow_null=True)


class ConversationParticipantOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    username = serializers.CharField()
    avatar_url = serializers.CharField()
    last_online_at = serializers.DateTimeField(allow_null=True)
    is_online = serializers.BooleanField()


class ReadPositionOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    seq = serializers.IntegerField()
    read_at = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="Conversation")
class ConversationOut(serializers.Serializer):
    id = serializers.UUIDField()
    participants = ConversationParticipantOut(many=True)
    read_positions = ReadPositionOut(many=True)
    last_message = MessageOut(allow_null=True)
    last_seq = serializers.IntegerField()
    unread_count = serializers.IntegerField()
    is_closed = serializers.BooleanField(help_text="One of the two has deleted their account: it can only be read.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When the last message came.")


class ConversationOpen(serializers.Serializer):
    user_id = serializers.UUIDField()


class MessageSend(serializers.Serializer):
    content = TextField(multiline=True, trim_whitespace=False, help_text="1 to 4,000 characters.")
    client_id = serializers.UUIDField(help_text="Made by the sender; sending it again makes nothing new.")
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=0, help_text="Files are not taken yet."
    )


class ReadUpTo(serializers.Serializer):
    seq = serializers.IntegerField(min_value=0, max_value=2**53)
