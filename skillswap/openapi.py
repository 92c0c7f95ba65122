"""How lists and errors look in the OpenAPI document."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

PAGE_PARAMETERS = [
    OpenApiParameter("cursor", str, description="`nextCursor` of the page before."),
    OpenApiParameter("limit", int, description="1 to 100; 20 when left out."),
]

_FIELDS = {int: serializers.IntegerField, str: serializers.CharField, bool: serializers.BooleanField}


class Pagination(serializers.Serializer):
    has_more = serializers.BooleanField()
    next_cursor = serializers.CharField(allow_null=True)
    limit = serializers.IntegerField()
    count = serializers.IntegerField(help_text="Rows on this page.")


class BodySchema(AutoSchema):
    """Shows the body of a DELETE where `extend_schema(request=…)` names one; the library leaves it out."""

    def get_request_serializer(self) -> Any:
        return None if self.method == "DELETE" else super().get_request_serializer()

    def _get_request_body(self, direction: str = "request") -> Any:
        if self.method != "DELETE" or self.get_request_serializer() is None:
            return super()._get_request_body(direction)  # type: ignore[no-untyped-call]
        self.method = "POST"
        try:
            return super()._get_request_body(direction)  # type: ignore[no-untyped-call]
        finally:
            self.method = "DELETE"


def page_of(item: type[serializers.BaseSerializer], **extra: type) -> Any:
    """The envelope of a list that grows, with `item` rows and `extra` top-level fields."""
    name = item.__name__.removesuffix("Out")
    fields: dict[str, Any] = {"data": item(many=True), "pagination": Pagination()}
    fields |= {field: _FIELDS[kind]() for field, kind in extra.items()}
    return inline_serializer(f"{name}Page", fields)


def errors_everywhere(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Post-processing: every operation may answer with the one shape of errors, whatever the status."""
    error = {"$ref": "#/components/schemas/Error"}
    answer = {"description": "An error.", "content": {"application/json": {"schema": error}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"].setdefault("default", answer)
    return result
