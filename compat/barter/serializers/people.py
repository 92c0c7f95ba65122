"""Users, their skills and their week."""

from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_
from rest_framework import serializers

from accounts import places
from accounts.errors import FieldErrors
from accounts.serializers import ProfileIn
from accounts.serializers.fields import NameField, TimezoneField, UsernameField
from accounts.services.sign_up import username_errors
from compat.barter.week import DAYS, weekday_of
from skills.models import DESCRIPTION_LENGTH, NAME_LENGTH, Category, Level
from skills.spellings import CategoryField, LevelField, PriorityField
from skillswap.http.serializers import AllErrorsSerializer
from skillswap.phrases import one_of
from skillswap.text_fields import TextField

SLOTS_A_DAY = 48  # that are read; what does not overlap is fewer
NAME_TOO_LONG = N_("The two names have at most 80 characters together.")
_LANGUAGES = {str(info["name"]).lower(): code for code, info in LANG_INFO.items() if "name" in info}


class FirstNameField(NameField):
    """What stands before the last space of our name."""


class LastNameField(TextField):
    """What stands after it, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, required=False, allow_blank=True, **kwargs)


def whole_name(first: str, last: str) -> str:
    """The two as our name. Raises ValidationError."""
    name = f"{first} {last}".strip()
    if len(name) > 80:
        raise serializers.ValidationError({"firstName": [_(NAME_TOO_LONG)]})
    return name


class LanguageField(serializers.CharField):
    """A language by its code, or by its name in English."""

    def to_internal_value(self, data: Any) -> str:
        sent = super().to_internal_value(data).strip().lower()
        return _LANGUAGES.get(sent, sent)


class BarterProfileIn(AllErrorsSerializer):
    """What a member may change; whatever else is sent is ignored."""

    firstName = FirstNameField(required=False)
    lastName = LastNameField()
    username = UsernameField(required=False)
    bio = TextField(multiline=True, required=False, allow_blank=True, max_length=1000)
    timezone = TimezoneField(required=False)
    languages = serializers.ListField(child=LanguageField(), required=False, max_length=10)
    country = TextField(required=False, allow_blank=True, max_length=120, help_text="A code, or any text.")

    def service_errors(self, sent: dict[str, str]) -> FieldErrors:
        return username_errors(sent.get("username", "").lower(), besides=self.context["user"].pk)

    def validate_languages(self, value: list[str]) -> list[str]:
        return ProfileIn().validate_languages(value)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As `profile_update` takes it: one name, and a country that is no code as the location."""
        changes: dict[str, Any] = {
            field: attrs[field] for field in ("username", "bio", "timezone", "languages") if field in attrs
        }
        if "firstName" in attrs or "lastName" in attrs:
            first, last = self.context["names"]
            changes["name"] = whole_name(attrs.get("firstName", first), attrs.get("lastName", last))
        if "country" in attrs:
            code = attrs["country"].upper()
            known = not code or code in places.COUNTRIES
            changes |= {"country": code, "location": ""} if known else {"country": "", "location": attrs["country"]}
        return changes


class BarterOfferedIn(serializers.Serializer):
    """A skill that one teaches; fields left out stay as they are. A bare text is its name."""

    skill = TextField(max_length=NAME_LENGTH)
    category = CategoryField(choices=Category.choices, required=False)
    experience = LevelField(choices=Level.choices, required=False)
    description = TextField(multiline=True, max_length=DESCRIPTION_LENGTH, allow_blank=True, required=False)

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value({"skill": data} if isinstance(data, str) else data)


class BarterWantedIn(serializers.Serializer):
    """A skill that one wants to learn; fields left out stay as they are. A bare text is its name."""

    skill = TextField(max_length=NAME_LENGTH)
    category = CategoryField(choices=Category.choices, required=False)
    level = LevelField(choices=Level.choices, required=False)
    priority = PriorityField(min_value=1, max_value=5, required=False)

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value({"skill": data} if isinstance(data, str) else data)


class DayField(serializers.CharField):
    """A day by its name in any case, or by its first three letters. A ChoiceField would become a type of our client."""

    def to_internal_value(self, data: Any) -> str:
        weekday = weekday_of(super().to_internal_value(data))
        if weekday is None:
            raise serializers.ValidationError(one_of(DAYS))
        return DAYS[weekday]


class BarterTimeSlotIn(serializers.Serializer):
    startTime = serializers.CharField(max_length=5)
    endTime = serializers.CharField(max_length=5)


class BarterDayIn(serializers.Serializer):
    day = DayField()
    timeSlots: Any = serializers.ListSerializer(child=BarterTimeSlotIn(), max_length=SLOTS_A_DAY)


class BarterPictureIn(serializers.Serializer):
    avatar = serializers.FileField(required=False)
    file = serializers.FileField(required=False)


class BarterOfferedOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    skill = serializers.CharField()
    category = serializers.CharField()
    experience = serializers.CharField()
    description = serializers.CharField()
    verified = serializers.BooleanField()


class BarterWantedOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    skill = serializers.CharField()
    category = serializers.CharField()
    level = serializers.CharField()
    priority = serializers.CharField()


class BarterTimeSlotOut(serializers.Serializer):
    startTime = serializers.CharField()
    endTime = serializers.CharField()


class BarterDayOut(serializers.Serializer):
    day = serializers.CharField()
    timeSlots = BarterTimeSlotOut(many=True)


class BarterBriefOut(serializers.Serializer):
    """Somebody beside a message or a session."""

    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    username = serializers.CharField(allow_blank=True)
    firstName = serializers.CharField()
    lastName = serializers.CharField()
    fullName = serializers.CharField()
    profilePicture = serializers.CharField()
    isActive = serializers.BooleanField()
    isOnline = serializers.BooleanField(help_text="Contacts alone see it.")
    lastSeen = serializers.DateTimeField(allow_null=True, help_text="Contacts alone see it.")
    timezone = serializers.CharField(required=False)
    languages = serializers.ListField(child=serializers.CharField(), required=False)
    country = serializers.CharField(required=False)
    rating = serializers.FloatField(required=False)
    totalReviews = serializers.IntegerField(required=False)
    isVerified = serializers.BooleanField(required=False)


class BarterUserOut(BarterBriefOut):
    """A member's page, or, with `email` and `credits`, oneself."""

    email = serializers.EmailField(required=False, help_text="One's own alone.")
    bio = serializers.CharField()
    skillsOffered = BarterOfferedOut(many=True)
    skillsWanted = BarterWantedOut(many=True)
    credits = serializers.FloatField(required=False, help_text="Hours; one's own alone.")
    totalCreditsEarned = serializers.FloatField()
    totalCreditsSpent = serializers.FloatField()
    totalHoursTaught = serializers.FloatField()
    totalHoursLearned = serializers.FloatField()
    availability = BarterDayOut(many=True)
