"""Shapes of the room, of free times and of the calendar."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers


@extend_schema_serializer(component_name="Room")
class RoomOut(serializers.Serializer):
    provider = serializers.ChoiceField(choices=["jitsi", "builtin"])
    url = serializers.CharField(help_text="Good for you alone and until `expiresAt`.")
    page_url = serializers.CharField(help_text="The page of the web client that has the room, Jitsi's too.")
    expires_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="JitsiRoom")
class JitsiOut(serializers.Serializer):
    domain = serializers.CharField(help_text="The host, from which `/external_api.js` is loaded.")
    room = serializers.CharField()
    token = serializers.CharField(help_text="Good for you alone and until `expiresAt`.")


@extend_schema_serializer(component_name="RoomAdmission")
class AdmissionOut(serializers.Serializer):
    session_id = serializers.UUIDField()
    user_id = serializers.UUIDField()
    other_id = serializers.UUIDField()
    room = serializers.CharField()
    jitsi = JitsiOut(allow_null=True, help_text="null: the built-in call.")
    expires_at = serializers.DateTimeField()


class LocalSlotOut(serializers.Serializer):
    start = serializers.CharField(help_text="ISO 8601 with the offset of that day.")
    end = serializers.CharField()


@extend_schema_serializer(component_name="FreeSlot")
class FreeSlotOut(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()
    mine = LocalSlotOut(help_text="In your timezone.")
    theirs = LocalSlotOut(help_text="In theirs.")


@extend_schema_serializer(component_name="Slots")
class SlotsOut(serializers.Serializer):
    data = FreeSlotOut(many=True)  # type: ignore[assignment]
    my_timezone = serializers.CharField()
    their_timezone = serializers.CharField()
    missing_availability = serializers.ListField(
        child=serializers.ChoiceField(choices=["mine", "theirs"]), help_text="Who has not said when they are free."
    )


class CalendarFeedOut(serializers.Serializer):
    url = serializers.CharField(help_text="Secret: whoever has it sees when and with whom you meet.")
