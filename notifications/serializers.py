"""Shapes of notifications on the wire."""

from typing import Any

from rest_framework import serializers

from notifications.models import Kind


class NotificationOut(serializers.Serializer):
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=Kind.choices)
    data = serializers.JSONField(help_text="What it is about; its fields depend on the type.")
    is_read = serializers.BooleanField()
    created_at = serializers.DateTimeField()

    class Meta:
        ref_name = "Notification"


class ChannelPreferences(serializers.Serializer):
    in_app = serializers.BooleanField(help_text="Shown in the inbox and as a toast.")


class NotificationPreferencesBody(serializers.Serializer):
    message = ChannelPreferences(required=False)
    match = ChannelPreferences(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError({name: "There is no such kind of notification." for name in unknown})
        return attrs

    class Meta:
        ref_name = "NotificationPreferences"
