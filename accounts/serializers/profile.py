"""Changing one's profile and picture."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from accounts import pictures, places
from accounts.errors import FieldErrors
from accounts.models import HourCycle, LearningStyle, Locale, Visibility
from accounts.serializers.fields import NameField, TimezoneField, UsernameField
from accounts.services.sign_up import username_errors
from skillswap.http.serializers import AllErrorsSerializer
from skillswap.text_fields import TextField


@extend_schema_serializer(component_name="Profile")
class ProfileIn(AllErrorsSerializer):
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
    locale = serializers.ChoiceField(
        ["", *Locale.values], required=False, help_text="The language of screens, mails and errors; empty: not chosen."
    )
    hour_cycle = serializers.ChoiceField(
        ["", *HourCycle.values], required=False, help_text="12 or 24 hours; empty: as the language has it."
    )
    learning_style = serializers.ChoiceField(LearningStyle.choices, required=False)
    visibility = serializers.ChoiceField(Visibility.choices, required=False)
    show_last_seen = serializers.BooleanField(
        required=False, help_text="Contacts see when I am online and was last. Off: I do not see it of others either."
    )
    show_read_receipts = serializers.BooleanField(
        required=False, help_text="Who writes to me sees what I have read. Off: I do not see it of others either."
    )
    availability_note = TextField(
        multiline=True, required=False, allow_blank=True, max_length=300, help_text="What the week does not say."
    )

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        username = sent.get("username", "").lower()
        return username_errors(username, besides=self.context.get("user_id"))

    def validate_country(self, value: str) -> str:
        if value and value.upper() not in places.COUNTRIES:
            raise serializers.ValidationError(_("Use a two-letter country code such as DE."))
        return value.upper()

    def validate_languages(self, value: list[str]) -> list[str]:
        codes = list(dict.fromkeys(code.lower() for code in value))
        if unknown := [code for code in codes if code not in places.LANGUAGES]:
            raise serializers.ValidationError(
                _("Use two-letter language codes such as en; %(code)r is none.") % {"code": unknown[0][:20]}
            )
        return codes


@extend_schema_serializer(component_name="AvatarUpload")
class AvatarIn(serializers.Serializer):
    file = serializers.FileField(help_text=pictures.RULES)


@extend_schema_serializer(component_name="Avatar")
class AvatarOut(serializers.Serializer):
    avatar_url = serializers.CharField()
