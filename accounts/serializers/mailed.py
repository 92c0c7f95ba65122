"""Signing in by mail, and changing one's address."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers.fields import AddressField
from accounts.serializers.passkeys import OwnProofIn


@extend_schema_serializer(component_name="EmailCode")
class EmailCodeIn(serializers.Serializer):
    code = serializers.RegexField(r"^[0-9]{6}$", help_text="The six digits of the mail.")


@extend_schema_serializer(component_name="AddressChange")
class AddressChangeIn(OwnProofIn):
    email = AddressField()


@extend_schema_serializer(component_name="WaitingAddress")
class WaitingAddressOut(serializers.Serializer):
    email = serializers.EmailField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(help_text="Until when it can be confirmed.")


@extend_schema_serializer(component_name="OwnAddress")
class OwnAddressOut(serializers.Serializer):
    email = serializers.EmailField()
    is_verified = serializers.BooleanField()
    change = WaitingAddressOut(allow_null=True, help_text="What waits to be confirmed from the new address.")


@extend_schema_serializer(component_name="ResetToken")
class ResetTokenOut(serializers.Serializer):
    token = serializers.CharField(help_text="For `/api/auth/reset-password`, within an hour.")
