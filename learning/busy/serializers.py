"""Shapes of a member's own calendar on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from learning.busy.models import URL_LENGTH
from skillswap.text_fields import TextField

ERRORS = (
    "not_found",
    "not_allowed",
    "not_public",
    "unreachable",
    "too_slow",
    "too_large",
    "too_many_redirects",
    "not_calendar",
    "too_complex",
)


@extend_schema_serializer(component_name="BusyCalendar")
class BusyCalendarOut(serializers.Serializer):
    url = serializers.CharField(allow_null=True, help_text="Only the host of the address, which is a secret.")
    state = serializers.ChoiceField(choices=["none", "waiting", "ok", "failed"])
    fetched_at = serializers.DateTimeField(allow_null=True, help_text="When it was fetched last.")
    error = serializers.ChoiceField(choices=ERRORS, allow_null=True, help_text="Why the last fetch failed.")
    busy_count = serializers.IntegerField(help_text="How many busy times it has in the next 60 days.")


class BusyCalendarIn(serializers.Serializer):
    url = TextField(max_length=URL_LENGTH, help_text="https, http or webcal; of a public server, without a password.")
