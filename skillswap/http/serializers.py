"""The shape of errors in the API document, and a serializer that reports every error of a request at once."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers


@extend_schema_serializer(component_name="FieldError")
class FieldErrorOut(serializers.Serializer):
    field = serializers.CharField(help_text="Empty when it is about the whole.")
    message = serializers.CharField()


@extend_schema_serializer(component_name="Error")
class ErrorOut(serializers.Serializer):
    code = serializers.CharField(help_text="For programs.")
    message = serializers.CharField(help_text="For people.")
    errors = FieldErrorOut(many=True, required=False, help_text="By field, on 400 only.")  # type: ignore[assignment]  # the metaclass takes it out of the class


class AllErrorsSerializer(serializers.Serializer):
    """For requests some of whose rules only the service knows: when a field is invalid, those are checked as well.

    Without this a person would correct one field only to be shown an error of the next.
    """

    def to_internal_value(self, data: Any) -> Any:
        try:
            return super().to_internal_value(data)
        except serializers.ValidationError as error:
            if not isinstance(data, Mapping) or not isinstance(error.detail, dict):
                raise
            sent = {name: text for name, text in data.items() if isinstance(text, str)}
            more: dict[str, list[str]] = {}
            for field, message in self.service_errors(sent):
                more.setdefault(field, []).append(message)
            raise serializers.ValidationError({**more, **error.detail}) from error

    def service_errors(self, sent: dict[str, str]) -> list[tuple[str, str]]:
        """What the service would refuse in the texts that were sent, as (field, message)."""
        raise NotImplementedError
