"""Fields of accounts: e-mail addresses, passwords, names, usernames, timezones."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts import places, usernames
from accounts.addresses import clean_address
from skillswap.text_fields import TextField

PROOF = "One's password. May be left out within 15 minutes of signing in on this device."


class AddressField(serializers.CharField):
    """An e-mail address, written our one way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        value = clean_address(super().run_validation(data))
        try:
            validate_email(value)
        except DjangoValidationError as error:
            raise serializers.ValidationError(_("Enter an e-mail address.")) from error
        if len(value) > 254:
            raise serializers.ValidationError(_("This address is too long."))
        return value


class PasswordField(serializers.CharField):
    """A password as typed. The service checks its strength."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=128, trim_whitespace=False, style={"input_type": "password"}, **kwargs)


class NameField(TextField):
    """A person's name: one line with at least one letter or digit."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        if not any(character.isalnum() for character in name):
            raise serializers.ValidationError(_("Enter a name."))
        if any(unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") for character in name):
            raise serializers.ValidationError(_("The name has characters that cannot be shown."))
        return name


class UsernameField(TextField):
    def to_internal_value(self, data: Any) -> str:
        username = super().to_internal_value(data).lower()
        if not usernames.PATTERN.fullmatch(username):
            raise serializers.ValidationError(_(usernames.RULE))
        return username


class TimezoneField(serializers.CharField):
    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        if name not in places.timezones():
            raise serializers.ValidationError(_("Use a timezone name such as Europe/Berlin."))
        return name
