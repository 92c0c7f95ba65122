"""Shapes of blocks and reports on the wire."""

from django.conf import settings
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers import PersonCardOut
from moderation.models import Report
from skillswap.text_fields import TextField


@extend_schema_serializer(component_name="BlockedPerson")
class BlockedPersonOut(PersonCardOut):
    created_at = serializers.DateTimeField(help_text="When I blocked them.")


@extend_schema_serializer(component_name="ReportIn")
class ReportIn(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Report.Kind.choices)
    id = serializers.UUIDField(help_text="Of the person, message, skill, session or review.")
    reason = serializers.ChoiceField(choices=Report.Reason.choices)
    details = TextField(
        multiline=True,
        required=False,
        allow_blank=True,
        default="",
        max_length=settings.REPORT_LENGTH,
        help_text="In my own words.",
    )


@extend_schema_serializer(component_name="Report")
class ReportOut(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Report.Kind.choices)
    target_id = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=Report.Reason.choices)
    details = serializers.CharField()
    status = serializers.ChoiceField(choices=Report.Status.choices)
    created_at = serializers.DateTimeField()
