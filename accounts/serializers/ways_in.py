"""Ways to sign in besides the password, and what came of trying one."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers


@extend_schema_serializer(component_name="OAuthOutcome")
class OAuthOutcomeOut(serializers.Serializer):
    """All null when nothing went wrong in this browser within 15 minutes."""

    provider = serializers.CharField(allow_null=True)
    code = serializers.CharField(allow_null=True, help_text="For programs, as of any error.")
    message = serializers.CharField(allow_null=True, help_text="For people.")
    email = serializers.EmailField(allow_null=True, help_text="The address to log in with once, for `proof_needed`.")
    reason = serializers.CharField(allow_null=True, help_text="Of a ban.")
    until = serializers.CharField(allow_null=True, help_text="Of a ban that ends.")
    token = serializers.CharField(allow_null=True, help_text="Of `second_factor_needed`.")


@extend_schema_serializer(component_name="GoTo")
class GoToOut(serializers.Serializer):
    url = serializers.CharField(help_text="Open this address in the window.")


@extend_schema_serializer(component_name="ExternalIdentity")
class IdentityOut(serializers.Serializer):
    id = serializers.UUIDField()
    provider = serializers.CharField()
    email = serializers.CharField(help_text="As the provider said when it was linked; may be empty.")
    created_at = serializers.DateTimeField()


@extend_schema_serializer(component_name="WaysIn")
class WaysInOut(serializers.Serializer):
    has_password = serializers.BooleanField()
    identities = IdentityOut(many=True)
