"""Credits, in hours with two decimals."""

from typing import Any

from rest_framework import serializers

from credits.models import MAX_MINUTES, REASON_LENGTH
from skillswap.text_fields import TextField

TYPES = ("earned", "spent", "bonus", "refund", "penalty")


class BarterTransferIn(serializers.Serializer):
    """For admins: from one member to another; a side that is left out is the community fund."""

    fromUser = serializers.UUIDField(required=False, allow_null=True, default=None)
    toUser = serializers.UUIDField(required=False, allow_null=True, default=None)
    amount = serializers.FloatField(min_value=1 / 60, max_value=MAX_MINUTES / 60, help_text="Hours.")
    description = TextField(multiline=True, max_length=REASON_LENGTH)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As `minutes_transfer` takes it."""
        return {
            "from_user_id": attrs["fromUser"],
            "to_user_id": attrs["toUser"],
            "minutes": round(attrs["amount"] * 60),
            "reason": attrs["description"],
        }


class BarterTransferOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    fromUser = serializers.UUIDField(allow_null=True)
    toUser = serializers.UUIDField(allow_null=True)
    amount = serializers.FloatField()
    description = serializers.CharField()
    createdAt = serializers.DateTimeField()


class BarterBalanceOut(serializers.Serializer):
    balance = serializers.FloatField(help_text="Can be spent now.")
    held = serializers.FloatField(help_text="Set aside for sessions that are agreed on.")


class BarterTransactionOut(serializers.Serializer):
    _id = serializers.UUIDField()
    id = serializers.UUIDField()
    type = serializers.ChoiceField(choices=TYPES)
    amount = serializers.FloatField(help_text="Signed, from the member's side.")
    balanceAfter = serializers.FloatField()
    relatedSession = serializers.UUIDField(allow_null=True)
    relatedUser = serializers.UUIDField(allow_null=True)
    description = serializers.CharField()
    category = serializers.CharField()
    status = serializers.CharField()
    createdAt = serializers.DateTimeField()


class BarterMonthOut(serializers.Serializer):
    month = serializers.CharField(help_text="`2026-11`, in UTC.")
    earned = serializers.FloatField()
    spent = serializers.FloatField()


class BarterTotalOut(serializers.Serializer):
    type = serializers.CharField()
    amount = serializers.FloatField()
    count = serializers.IntegerField()


class BarterStatsOut(BarterBalanceOut):
    totalEarned = serializers.FloatField()
    totalSpent = serializers.FloatField()
    months = BarterMonthOut(many=True)
    totals = BarterTotalOut(many=True)
