"""Shapes of notifications on the wire."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from notifications.models import OPTIONAL, Kind


@extend_schema_serializer(component_name="Notification")
class NotificationOut(serializers.Serializer):
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=Kind.choices)
    data = serializers.JSONField(help_text="Its fields depend on the type.")  # type: ignore[assignment]
    is_read = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class UnreadByGroup(serializers.Serializer):
    sessions = serializers.IntegerField()
    swaps = serializers.IntegerField()
    messages = serializers.IntegerField()
    credits = serializers.IntegerField()
    reviews = serializers.IntegerField()
    others = serializers.IntegerField()


class NotificationIds(serializers.Serializer):
    ids = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=100)


class ChannelPreferences(serializers.Serializer):
    in_app = serializers.BooleanField(required=False, help_text="Shown in the inbox and as a toast.")
    push = serializers.BooleanField(required=False, help_text="Web push, to browsers that are subscribed.")
    email = serializers.BooleanField(required=False, help_text="Mail; of matches, one a week on `digestDay`.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            raise serializers.ValidationError(_("Name at least one of inApp, push and email."))
        return attrs


class QuietHours(serializers.Serializer):
    start = serializers.CharField(max_length=5, help_text='"22:00", on the clock of my zone.')
    end = serializers.CharField(max_length=5, help_text='"08:00"; when it is before the start, on the next day.')


@extend_schema_serializer(component_name="NotificationPreferences")
class NotificationPreferencesBody(serializers.Serializer):
    message = ChannelPreferences(required=False)
    match = ChannelPreferences(required=False)
    request = ChannelPreferences(required=False)
    session = ChannelPreferences(required=False)
    credits = ChannelPreferences(required=False)
    review = ChannelPreferences(required=False)
    ring = ChannelPreferences(required=False)
    quiet_hours = QuietHours(
        required=False, allow_null=True, help_text="When no push and no mail comes that can wait. null: never."
    )
    digest_day = serializers.IntegerField(
        required=False,
        allow_null=True,
        min_value=0,
        max_value=6,
        help_text="When the weekly mail of new matches comes; 0 is Monday. null: never.",
    )
    updated_at = serializers.DateTimeField(
        read_only=True, allow_null=True, help_text="null: never. May be sent back, and changes nothing."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(dict.fromkeys(unknown, _("There is no such kind of notification.")))
        return attrs


@extend_schema_serializer(component_name="Unsubscribe")
class UnsubscribeOut(serializers.Serializer):
    kind = serializers.ChoiceField(choices=[(kind.value, kind.label) for kind in OPTIONAL])
    email = serializers.BooleanField(help_text="Whether mails of this kind are sent.")
    any_email = serializers.BooleanField(help_text="Whether mails of any kind that can be turned off are sent.")
    undo_until = serializers.DateTimeField(
        allow_null=True, help_text="Until when this link turns on again what it turned off last; null: it cannot."
    )


class OneClick(serializers.Serializer):
    """The form that RFC 8058 prescribes."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {"List-Unsubscribe": serializers.ChoiceField(choices=["One-Click"], required=False)}


class PushKeys(serializers.Serializer):
    p256dh = serializers.CharField(max_length=100, help_text="The browser's public key, as it says it.")
    auth = serializers.CharField(max_length=40, help_text="The secret that it shares with us, as it says it.")


class PushSubscriptionIn(serializers.Serializer):
    """What `PushSubscription.toJSON()` says in a browser; more of it (`expirationTime`) is not read."""

    endpoint = serializers.CharField(max_length=1000)
    keys = PushKeys()
