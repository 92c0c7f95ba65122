"""Signing up and in, tokens, passwords and links of mails."""

from typing import Any

from rest_framework import serializers

from accounts.errors import FieldErrors
from accounts.serializers import SignUpIn
from accounts.serializers.fields import AddressField, PasswordField, UsernameField
from compat.barter.serializers.people import BarterUserOut, FirstNameField, LastNameField, whole_name
from skillswap.http.serializers import AllErrorsSerializer


class BarterRegisterIn(AllErrorsSerializer):
    username = UsernameField(required=False, help_text="Made from the name if left out.")
    email = AddressField()
    password = PasswordField(help_text="10 characters or more, not a common one, not like the name or address.")
    firstName = FirstNameField()
    lastName = LastNameField()

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        name = f"{sent.get('firstName', '')} {sent.get('lastName', '')}".strip()
        return SignUpIn().service_errors({**sent, "name": name})

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        name = whole_name(attrs.pop("firstName"), attrs.pop("lastName", ""))
        return {"name": name, **attrs}


class BarterRefreshIn(serializers.Serializer):
    refreshToken = serializers.CharField(max_length=2000)


class BarterSignedInOut(serializers.Serializer):
    success = serializers.BooleanField()
    token = serializers.CharField(help_text="Send it as `Authorization: Bearer …`; good for 7 days.")
    refreshToken = serializers.CharField(help_text="Works once, at auth/refresh.")
    user = BarterUserOut()
