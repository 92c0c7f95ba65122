"""Exporting one's data and deleting one's account."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers.fields import PasswordField


@extend_schema_serializer(component_name="DataExport")
class ExportOut(serializers.Serializer):
    status = serializers.ChoiceField(["none", "preparing", "ready", "failed"])
    created_at = serializers.DateTimeField(allow_null=True)
    expires_at = serializers.DateTimeField(allow_null=True, help_text="When the file is deleted.")
    size_bytes = serializers.IntegerField(allow_null=True)
    url = serializers.CharField(allow_null=True, help_text="Where to download it, signed in.")


@extend_schema_serializer(component_name="AccountDeletion")
class DeleteAccountIn(serializers.Serializer):
    password = PasswordField(
        required=False,
        default="",
        help_text="Left out by members without one, who must have signed in here within 15 minutes.",
    )
    balance_to_user_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="Who gets my credits; left out: the community fund."
    )
