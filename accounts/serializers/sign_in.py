"""Signing up and in, tokens, devices, passwords and links from mails."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts.errors import FieldErrors
from accounts.models import Locale, User
from accounts.serializers.fields import AddressField, NameField, PasswordField, TimezoneField, UsernameField
from accounts.serializers.people import MeOut
from accounts.services.passwords import password_errors
from accounts.services.sign_up import username_errors
from skillswap.http.serializers import AllErrorsSerializer


@extend_schema_serializer(component_name="SignUp")
class SignUpIn(AllErrorsSerializer):
    """A new account."""

    name = NameField()
    email = AddressField()
    password = PasswordField(help_text="10 characters or more, not a common one, not like the name or address.")
    username = UsernameField(required=False, help_text="3 to 30 of a-z, 0-9, _ and .; made from the name if left out.")
    timezone = TimezoneField(required=False, help_text="IANA name; UTC if left out.")
    locale = serializers.ChoiceField(["", *Locale.values], required=False, help_text="The language of the first mail.")

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        like = User(**{name: sent.get(name, "") for name in ("name", "email", "username")})
        weak = password_errors(sent["password"], user=like, field="password") if sent.get("password") else []
        return weak + username_errors(sent.get("username", "").lower())


@extend_schema_serializer(component_name="LogIn")
class LogInIn(serializers.Serializer):
    email = serializers.CharField(max_length=254)
    password = PasswordField()


@extend_schema_serializer(component_name="SignedIn")
class SignedInOut(serializers.Serializer):
    user = MeOut()
    token = serializers.CharField(
        required=False,
        help_text="For programs (neither Origin nor Sec-Fetch-Site was sent): `Authorization: Bearer …`, for a week.",
    )


@extend_schema_serializer(component_name="Refresh")
class RefreshIn(serializers.Serializer):
    refresh = serializers.CharField(max_length=2000)


@extend_schema_serializer(component_name="Tokens")
class TokensOut(serializers.Serializer):
    access = serializers.CharField(help_text="Send it as `Authorization: Bearer …`; good for 15 minutes.")
    refresh = serializers.CharField(help_text="Works once; swap it at /api/auth/token/refresh.")


@extend_schema_serializer(component_name="Device")
class DeviceOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    current = serializers.BooleanField(help_text="The device this request came from.")


@extend_schema_serializer(component_name="EmailAddress")
class EmailIn(serializers.Serializer):
    email = AddressField()


@extend_schema_serializer(component_name="LinkToken")
class LinkIn(serializers.Serializer):
    token = serializers.CharField(max_length=500, help_text="From the link in the mail.")


@extend_schema_serializer(component_name="PasswordReset")
class ResetIn(LinkIn, AllErrorsSerializer):
    """A new password, with the token of a mail."""

    password = PasswordField()

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        return password_errors(sent["password"], user=User(), field="password") if sent.get("password") else []


@extend_schema_serializer(component_name="PasswordChange")
class ChangePasswordIn(AllErrorsSerializer):
    """The password as it is, and the new one."""

    current_password = PasswordField()
    new_password = PasswordField()

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        new = sent.get("new_password")
        return password_errors(new, user=User(), field="new_password") if new else []
