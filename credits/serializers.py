"""Shapes of the ledger on the wire."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from credits.models import MAX_MINUTES, REASON_LENGTH, Kind
from skillswap.http.pagination import NumberedPagination
from skillswap.text_fields import TextField


@extend_schema_serializer(component_name="CreditBalance")
class BalanceOut(serializers.Serializer):
    available_minutes = serializers.IntegerField(help_text="Can be spent now.")
    held_minutes = serializers.IntegerField(help_text="Set aside for sessions that are agreed on.")
    earned_minutes = serializers.IntegerField(help_text="By teaching, ever.")
    spent_minutes = serializers.IntegerField(help_text="On learning, ever.")


@extend_schema_serializer(component_name="Counterpart")
class CounterpartOut(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    username = serializers.CharField()
    avatar_url = serializers.CharField()


@extend_schema_serializer(component_name="TransactionSession")
class TransactionSessionOut(serializers.Serializer):
    id = serializers.UUIDField()
    skill = serializers.CharField(help_text="Its name.")
    scheduled_time = serializers.DateTimeField()
    counterpart = CounterpartOut(allow_null=True, help_text="null while one of you two has blocked the other.")


@extend_schema_serializer(component_name="Hold")
class HoldOut(serializers.Serializer):
    session_id = serializers.UUIDField(allow_null=True)
    counterpart = CounterpartOut(allow_null=True, help_text="null while one of you two has blocked the other.")
    skill = serializers.CharField(help_text="Its name.", allow_blank=True)
    scheduled_time = serializers.DateTimeField(allow_null=True)
    amount_minutes = serializers.IntegerField()
    held_at = serializers.DateTimeField()


class HoldPage(serializers.Serializer):
    data = HoldOut(many=True)  # type: ignore[assignment]
    pagination = NumberedPagination()


@extend_schema_serializer(component_name="Transaction")
class TransactionOut(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    amount_minutes = serializers.IntegerField(help_text="Signed, from the member's side.")
    balance_after_minutes = serializers.IntegerField(
        help_text="Available and held together; for holds and releases, what is available."
    )
    session_id = serializers.UUIDField(allow_null=True)
    session = TransactionSessionOut(
        allow_null=True, help_text="What it was for; null for none, or one you lost sight of."
    )
    counterpart = CounterpartOut(allow_null=True, help_text="The other member; null for the community fund.")
    description = serializers.CharField(allow_blank=True)
    created_at = serializers.DateTimeField()


class TransactionPage(serializers.Serializer):
    data = TransactionOut(many=True)  # type: ignore[assignment]
    pagination = NumberedPagination()


class MonthOut(serializers.Serializer):
    month = serializers.CharField(help_text="`2026-11`, in UTC.")
    earned_minutes = serializers.IntegerField()
    spent_minutes = serializers.IntegerField()


class KindTotalOut(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Kind.choices)
    minutes = serializers.IntegerField(help_text="Signed, from the member's side.")
    count = serializers.IntegerField()


@extend_schema_serializer(component_name="CreditStats")
class StatsOut(serializers.Serializer):
    months = MonthOut(many=True, help_text="The last twelve, the oldest first.")
    totals = KindTotalOut(many=True, help_text="Every kind that ever happened.")


class TransferIn(serializers.Serializer):
    from_user_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    to_user_id = serializers.UUIDField(required=False, allow_null=True, default=None)
    amount_minutes = serializers.IntegerField(min_value=1, max_value=MAX_MINUTES)
    reason = TextField(multiline=True, max_length=REASON_LENGTH)


@extend_schema_serializer(component_name="Transfer")
class TransferOut(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    from_user_id = serializers.UUIDField(allow_null=True)
    to_user_id = serializers.UUIDField(allow_null=True)
    amount_minutes = serializers.IntegerField()
    reason = serializers.CharField()
    created_at = serializers.DateTimeField()
