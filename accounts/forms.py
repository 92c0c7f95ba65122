"""Shapes of requests: what may be sent, and what it must look like."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_email
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts import places, usernames
from accounts.addresses import clean_address
from accounts.models import LearningStyle, User, Visibility
from accounts.services.passwords import Wrong, password_weaknesses
from accounts.services.sign_up import username_taken
from skillswap.text_fields import TextField


class AddressField(serializers.CharField):
    """An e-mail address, written our one way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        value = clean_address(super().run_validation(data))
        try:
            validate_email(value)
        except DjangoValidationError as error:
            raise serializers.ValidationError("Enter an e-mail address.") from error
        if len(value) > 254:
            raise serializers.ValidationError("This address is too long.")
        return value


class PasswordField(serializers.CharField):
    """A password as typed. Its strength is the service's matter."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=128, trim_whitespace=False, style={"input_type": "password"}, **kwargs)


class NameField(TextField):
    """What a person is called: one line, something to read in it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        if not any(character.isalnum() for character in name):
            raise serializers.ValidationError("Enter a name.")
        if any(unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") for character in name):
            raise serializers.ValidationError("The name has characters that cannot be shown.")
        return name


class UsernameField(TextField):
    def to_internal_value(self, data: Any) -> str:
        username = super().to_internal_value(data).lower()
        if not usernames.PATTERN.fullmatch(username):
            raise serializers.ValidationError(usernames.RULE)
        return username


class TimezoneField(serializers.CharField):
    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        if name not in places.timezones():
            raise serializers.ValidationError("Use a timezone name such as Europe/Berlin.")
        return name


class WholeForm(serializers.Serializer):
    """A form some of whose rules are a service's: when a field is wrong, those are looked at too, and all is told.

    Without this a person would mend one field only to hear of the next.
    """

    def to_internal_value(self, data: Any) -> Any:
        try:
            return super().to_internal_value(data)
        except serializers.ValidationError as error:
            if not isinstance(data, Mapping) or not isinstance(error.detail, dict):
                raise
            more: dict[str, list[str]] = {}
            for field, message in self.also_wrong({name: text for name, text in data.items() if isinstance(text, str)}):
                more.setdefault(field, []).append(message)
            raise serializers.ValidationError({**more, **error.detail}) from error

    def also_wrong(self, sent: dict[str, str]) -> Wrong:
        """What the service would say of the texts that were sent, as (field, message)."""
        raise NotImplementedError


@extend_schema_serializer(component_name="SignUp")
class SignUpIn(WholeForm):
    """A new account."""

    name = NameField()
    email = AddressField()
    password = PasswordField(help_text="10 characters or more, not a common one, not like the name or address.")
    username = UsernameField(required=False, help_text="3 to 30 of a-z, 0-9, _ and .; made from the name if left out.")
    timezone = TimezoneField(required=False, help_text="IANA name; UTC if left out.")

    def also_wrong(self, sent: dict[str, str]) -> Wrong:
        like = User(**{name: sent.get(name, "") for name in ("name", "email", "username")})
        weak = password_weaknesses(sent["password"], user=like, field="password") if sent.get("password") else []
        return weak + username_taken(sent.get("username", "").lower())


@extend_schema_serializer(component_name="LogIn")
class LogInIn(serializers.Serializer):
    email = serializers.CharField(max_length=254)
    password = PasswordField()


@extend_schema_serializer(component_name="Refresh")
class RefreshIn(serializers.Serializer):
    refresh = serializers.CharField(max_length=2000)


@extend_schema_serializer(component_name="EmailAddress")
class EmailIn(serializers.Serializer):
    email = AddressField()


@extend_schema_serializer(component_name="LinkToken")
class LinkIn(serializers.Serializer):
    token = serializers.CharField(max_length=500, help_text="From the link in the mail.")


@extend_schema_serializer(component_name="PasswordReset")
class ResetIn(LinkIn, WholeForm):
    """A new password, with the token of a mail."""

    password = PasswordField()

    def also_wrong(self, sent: dict[str, str]) -> Wrong:
        return password_weaknesses(sent["password"], user=User(), field="password") if sent.get("password") else []


@extend_schema_serializer(component_name="PasswordChange")
class ChangePasswordIn(WholeForm):
    """The password as it is, and the new one."""

    current_password = PasswordField()
    new_password = PasswordField()

    def also_wrong(self, sent: dict[str, str]) -> Wrong:
        new = sent.get("new_password")
        return password_weaknesses(new, user=User(), field="new_password") if new else []


@extend_schema_serializer(component_name="Profile")
class ProfileIn(WholeForm):
    """What a member may change; whatever else is sent is ignored."""

    name = NameField(required=False)
    username = UsernameField(required=False)
    bio = TextField(multiline=True, required=False, allow_blank=True, max_length=1000)
    location = TextField(required=False, allow_blank=True, max_length=120)
    country = serializers.CharField(required=False, allow_blank=True, help_text="ISO 3166-1 alpha-2, or empty.")
    timezone = TimezoneField(required=False)
    languages = serializers.ListField(
        child=serializers.CharField(), required=False, max_length=10, help_text="ISO 639-1, at most 10."
    )
    learning_style = serializers.ChoiceField(LearningStyle.choices, required=False)
    visibility = serializers.ChoiceField(Visibility.choices, required=False)

    def also_wrong(self, sent: dict[str, str]) -> Wrong:
        username = sent.get("username", "").lower()
        return username_taken(username, besides=self.context.get("user_id"))

    def validate_country(self, value: str) -> str:
        if value and value.upper() not in places.COUNTRIES:
            raise serializers.ValidationError("Use a two-letter country code such as DE.")
        return value.upper()

    def validate_languages(self, value: list[str]) -> list[str]:
        codes = list(dict.fromkeys(code.lower() for code in value))
        if unknown := [code for code in codes if code not in places.LANGUAGES]:
            raise serializers.ValidationError(f"Use two-letter language codes such as en; {unknown[0][:20]!r} is none.")
        return codes


@extend_schema_serializer(component_name="AccountDeletion")
class DeleteAccountIn(serializers.Serializer):
    password = PasswordField()
    balance_to_user_id = serializers.UUIDField(
        required=False, allow_null=True, default=None, help_text="Who gets my credits; left out: the community fund."
    )


@extend_schema_serializer(component_name="AvatarUpload")
class AvatarIn(serializers.Serializer):
    file = serializers.FileField(help_text="PNG, JPEG, WebP, GIF or HEIC, at most 8 MB and 24 million pixels.")
