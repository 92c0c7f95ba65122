"""Sessions; durations in minutes."""

from typing import Any

from rest_framework import serializers

from compat.barter.serializers.people import BarterBriefOut
from learning.models import TEXT_LENGTH, Status
from reviews.models import TEXT_LENGTH as REVIEW_LENGTH
from skills.models import NAME_LENGTH
from skills.session_minutes import LONGEST_MINUTES, SessionMinutesField
from skillswap.http.instants import InstantField
from skillswap.phrases import one_of
from skillswap.text_fields import TextField

ACCEPTING = ("scheduled", "accepted")
ENDING = ("cancelled", "canceled", "declined")
STATUSES = (*ACCEPTING, *ENDING, "in_progress", "completed")


def status_spelled(sent: str) -> str:
    """A status in any case, with spaces or hyphens: "In-Progress" → "in_progress"."""
    return sent.strip().lower().replace("-", "_").replace(" ", "_")


class BarterSessionIn(serializers.Serializer):
    teacher = serializers.UUIDField()
    skill = TextField(max_length=NAME_LENGTH)
    scheduledTime = InstantField(help_text="With an offset or `Z`.")
    duration = SessionMinutesField()
    description = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=TEXT_LENGTH)


class BarterSessionEditIn(serializers.Serializer):
    """Another time or length, which the other has to agree to; or, with `status`, an answer."""

    scheduledTime = InstantField(required=False)
    duration = SessionMinutesField(required=False)
    description = TextField(multiline=True, required=False, allow_blank=True, max_length=TEXT_LENGTH)
    status = serializers.CharField(required=False, help_text=f"One of {', '.join(STATUSES)}.")

    def validate_status(self, value: str) -> str:
        status = status_spelled(value)
        if status not in STATUSES:
            raise serializers.ValidationError(one_of(STATUSES))
        return status


class BarterEndIn(serializers.Serializer):
    actualDuration = serializers.IntegerField(
        required=False, min_value=1, max_value=LONGEST_MINUTES, help_text="The minutes that passed when left out."
    )


class BarterReviewIn(serializers.Serializer):
    rating = serializers.IntegerField(min_value=1, max_value=5)
    feedback = TextField(multiline=True, required=False, allow_blank=True, default="", max_length=REVIEW_LENGTH)
    wouldRecommend = serializers.BooleanField(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As `review_write` takes it."""
        return {
            "stars": attrs["rating"],
            "text": attrs["feedback"],
            "would_recommend": attrs["wouldRecommend"],
        }


class BarterReviewOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    reviewer = serializers.UUIDField()
    rating = serializers.IntegerField()
    feedback = serializers.CharField()
    wouldRecommend = serializers.BooleanField(allow_null=True)
    createdAt = serializers.DateTimeField()


class BarterSessionOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    teacher = BarterBriefOut()
    student = BarterBriefOut()
    skill = serializers.CharField()
    category = serializers.CharField()
    description = serializers.CharField()
    scheduledTime = serializers.DateTimeField()
    duration = serializers.IntegerField()
    actualDuration = serializers.IntegerField(allow_null=True, help_text="What was paid, once it is settled.")
    status = serializers.ChoiceField(choices=Status.values)
    roomId = serializers.CharField(allow_null=True, help_text="While it runs.")
    meetingUrl = serializers.CharField(allow_null=True, help_text="While it runs; for you alone.")
    startedAt = serializers.DateTimeField(allow_null=True)
    endedAt = serializers.DateTimeField(allow_null=True)
    creditsExchanged = serializers.FloatField(help_text="Hours.")
    review = BarterReviewOut(allow_null=True, help_text="Mine, else theirs once it is shown.")
    createdAt = serializers.DateTimeField()


class BarterRoomOut(serializers.Serializer):
    roomId = serializers.CharField()
    meetingUrl = serializers.CharField()
    expiresAt = serializers.DateTimeField()
