"""Shapes of notifications on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from notifications.models import Kind


@extend_schema_serializer(component_name="Notification")
class NotificationOut(serializers.Serializer):
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=Kind.choices)
    data = serializers.JSONField(help_text="Its fields depend on the type.")  # type: ignore[assignment]
    is_read = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class ChannelPreferences(serializers.Serializer):
    in_app = serializers.BooleanField(help_text="Shown in the inbox and as a toast.")


@extend_schema_serializer(component_name="NotificationPreferences")
class NotificationPreferencesBody(serializers.Serializer):
    message = ChannelPreferences(required=False)
    match = ChannelPreferences(required=False)
    request = ChannelPreferences(required=False)
    session = ChannelPreferences(required=False)
    credits = ChannelPreferences(required=False)
    review = ChannelPreferences(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(dict.fromkeys(unknown, "There is no such kind of notification."))
        return attrs
