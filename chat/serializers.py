"""Shapes of the chat's requests, and of its answers for the OpenAPI document."""

from uuid import uuid4

from django.conf import settings
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import PersonCardOut
from chat.events import ReactionsChanged
from chat.messages import AttachmentPayload, MessagePayload
from chat.models import Message
from chat.voice import LOUDEST, PEAKS, SLACK_MS
from realtime.payloads import payload_serializer
from skillswap.http.instants import InstantField
from skillswap.text_fields import TextField

MessageOut = payload_serializer(MessagePayload, name="MessageOut", choices={"kind": Message.Kind.choices})
extend_schema_serializer(component_name="Message")(MessageOut)
ReactionsOut = payload_serializer(ReactionsChanged, name="ReactionsOut")
extend_schema_serializer(component_name="MessageReactions")(ReactionsOut)
AttachmentOut = payload_serializer(AttachmentPayload, name="AttachmentOut")
extend_schema_serializer(component_name="Attachment")(AttachmentOut)


class ConversationParticipantOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    username = serializers.CharField()
    avatar_url = serializers.CharField()
    last_online_at = serializers.DateTimeField(allow_null=True)
    is_online = serializers.BooleanField()
    is_out = serializers.BooleanField(help_text="They have left the ring, and get nothing new.")


class ReadPositionOut(serializers.Serializer):
    user_id = serializers.UUIDField()
    seq = serializers.IntegerField()
    read_at = serializers.DateTimeField(allow_null=True)


@extend_schema_serializer(component_name="Conversation")
class ConversationOut(serializers.Serializer):
    id = serializers.UUIDField()
    ring_id = serializers.UUIDField(
        allow_null=True, help_text="Whose conversation it is; null: of two people. Of a ring it has three or four."
    )
    participants = ConversationParticipantOut(many=True, help_text="Of a ring: all whom I met there, who left too.")
    read_positions = ReadPositionOut(many=True)
    last_message = MessageOut(allow_null=True)
    last_seq = serializers.IntegerField(help_text="Of the newest message that I may read.")
    reply_from_seq = serializers.IntegerField(
        help_text="Messages before it cannot be answered: somebody joined later and would read them in the answer."
    )
    unread_count = serializers.IntegerField()
    is_closed = serializers.BooleanField(
        help_text="It can only be read: the other one has deleted their account; or I left the ring, or it is over."
    )
    muted_until = serializers.DateTimeField(
        allow_null=True, help_text="I want no notifications until then; the year 9999: for ever."
    )
    is_archived = serializers.BooleanField(help_text="In my archive, until the next message if it is not muted.")
    is_pinned = serializers.BooleanField(help_text="At the top of my list.")
    is_marked_unread = serializers.BooleanField(help_text="I marked it as unread; reading takes that away.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(help_text="When the last message came.")


class FoundPieceOut(serializers.Serializer):
    text = serializers.CharField()
    is_match = serializers.BooleanField()


@extend_schema_serializer(component_name="FoundMessage")
class FoundMessageOut(serializers.Serializer):
    id = serializers.UUIDField()
    conversation_id = serializers.UUIDField()
    seq = serializers.IntegerField(help_text="For `aroundSeq` of the conversation's messages.")
    sender_id = serializers.UUIDField()
    partner = PersonCardOut(help_text="The other one of the conversation; in a ring's, who wrote the message.")
    is_ring = serializers.BooleanField(help_text="It is in the conversation of a ring.")
    created_at = serializers.DateTimeField()
    snippet = FoundPieceOut(many=True)


class ConversationOpen(serializers.Serializer):
    user_id = serializers.UUIDField()


class ConversationArrange(serializers.Serializer):
    muted_until = InstantField(
        allow_null=True, help_text="A time to come, `9999-01-01T00:00:00Z` for ever; null: not muted."
    )
    is_archived = serializers.BooleanField(help_text="True unpins it.")
    is_pinned = serializers.BooleanField(help_text="True takes it out of the archive.")
    is_marked_unread = serializers.BooleanField()


class MessageSend(serializers.Serializer):
    content = TextField(
        multiline=True,
        trim_whitespace=False,
        allow_blank=True,
        help_text="1 to 4,000 characters; may be empty with attachments.",
    )
    client_id = serializers.UUIDField(
        default=uuid4,
        help_text="Made by the sender; sending it again makes nothing new. Left out, every call is a new message.",
    )
    reply_to = serializers.UUIDField(required=False, allow_null=True, default=None)
    kind = serializers.ChoiceField(
        [Message.Kind.TEXT.value, Message.Kind.CORRECTION.value],
        default=Message.Kind.TEXT.value,
        help_text="A correction is the text of `replyTo`, a message of the other one, as it should be.",
    )
    attachments = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        max_length=settings.ATTACHMENTS_PER_MESSAGE,
        help_text="Ids of files that I uploaded for this conversation.",
    )


class MessageEdit(serializers.Serializer):
    content = TextField(
        multiline=True,
        trim_whitespace=False,
        allow_blank=True,
        help_text="1 to 4,000 characters; may be empty when the message has attachments.",
    )


class AttachmentIn(serializers.Serializer):
    conversation_id = serializers.UUIDField()
    file = serializers.FileField(help_text=f"At most {settings.ATTACHMENT_MEGABYTES} MB.")
    client_id = serializers.UUIDField(
        required=False, help_text="Made by the sender; uploading it again makes nothing new."
    )
    duration_ms = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=settings.VOICE_SECONDS * 1000 + SLACK_MS,
        help_text=f"Makes it a voice message (WebM, Ogg or MP4) of at most {settings.VOICE_SECONDS // 60} minutes.",
    )
    waveform = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=LOUDEST),
        required=False,
        max_length=PEAKS,
        help_text="Of a voice message: how loud it is from begin to end.",
    )


class ReadUpTo(serializers.Serializer):
    seq = serializers.IntegerField(min_value=0, max_value=2**53)
