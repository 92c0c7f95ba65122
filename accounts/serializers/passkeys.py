"""Passkeys, the second factor and recovery codes."""

from typing import Any

import orjson
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.serializers.fields import PROOF, PasswordField
from skillswap.text_fields import TextField

CREDENTIAL_BYTES = 20_000


class CredentialField(serializers.JSONField):
    """What the browser's passkey call answered, as JSON (`PublicKeyCredential.toJSON()`)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "What the browser's passkey call answered: `PublicKeyCredential.toJSON()`.")
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        value = super().to_internal_value(data)
        if not isinstance(value, dict) or not _is_small(value):
            raise serializers.ValidationError(_("Send what the browser's passkey call answered."))
        return value


def _is_small(credential: dict[str, Any]) -> bool:
    try:
        return len(orjson.dumps(credential)) <= CREDENTIAL_BYTES
    except TypeError:  # it is nested deeper than any answer, or has a number that is too large
        return False


@extend_schema_serializer(component_name="OwnProof")
class OwnProofIn(serializers.Serializer):
    """The proof that it is oneself: the password or a passkey."""

    password = PasswordField(required=False, allow_blank=True, default="", help_text=PROOF)
    credential = CredentialField(
        required=False,
        allow_null=True,
        help_text="Answers the options of `POST /api/auth/passkeys/proof`.",
    )


@extend_schema_serializer(component_name="PasskeyOptions")
class PasskeyOptionsOut(serializers.Serializer):
    """Options for `navigator.credentials`, as JSON: `parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`."""

    options = serializers.DictField()


@extend_schema_serializer(component_name="PasskeyName")
class PasskeyNameIn(serializers.Serializer):
    name = TextField(max_length=60)


@extend_schema_serializer(component_name="NewPasskey")
class PasskeyIn(PasskeyNameIn):
    credential = CredentialField()


@extend_schema_serializer(component_name="Passkey")
class PasskeyOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="Null before the first use.")


@extend_schema_serializer(component_name="SecondFactorChange")
class SecondFactorIn(OwnProofIn):
    is_on = serializers.BooleanField(help_text="Turning it off needs a proof that it is you.")


@extend_schema_serializer(component_name="SecondFactor")
class SecondFactorOut(serializers.Serializer):
    is_on = serializers.BooleanField()
    recovery_codes_left = serializers.IntegerField()


@extend_schema_serializer(component_name="RecoveryCodes")
class RecoveryCodesOut(serializers.Serializer):
    codes = serializers.ListField(child=serializers.CharField(), help_text="Shown this once; each works once.")


@extend_schema_serializer(component_name="PasskeyLogIn")
class PasskeyLogInIn(serializers.Serializer):
    credential = CredentialField()


@extend_schema_serializer(component_name="FirstFactor")
class FirstFactorIn(serializers.Serializer):
    token = serializers.CharField(max_length=500, help_text="Of the error `second_factor_needed`; good for 10 minutes.")


@extend_schema_serializer(component_name="SecondFactorLogIn")
class SecondFactorLogInIn(FirstFactorIn):
    """One of the two."""

    credential = CredentialField(required=False, allow_null=True)
    recovery_code = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)
