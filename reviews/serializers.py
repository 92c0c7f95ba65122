"""Shapes of reviews and reliability on the wire. `ReviewOut` is part of a session: see `learning.serializers`."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from reviews.models import TEXT_LENGTH
from skillswap.text_fields import TextField


class ReviewIn(serializers.Serializer):
    stars = serializers.IntegerField(min_value=1, max_value=5)
    text = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)
    would_recommend = serializers.BooleanField(required=False, allow_null=True, default=None)


@extend_schema_serializer(component_name="Reliability")
class ReliabilityOut(serializers.Serializer):
    figure = serializers.FloatField(allow_null=True, help_text="Share of sessions kept, 0 to 1; null before the first.")
    came_count = serializers.IntegerField()
    missed_count = serializers.IntegerField()
    late_cancel_count = serializers.IntegerField()
    reply_minutes = serializers.IntegerField(allow_null=True, help_text="As `responseMinutes` of a Person.")
