"""How lists and errors look in the OpenAPI document."""

from typing import Any

from drf_spectacular.contrib.djangorestframework_camel_case import camelize_serializer_fields
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import is_list_serializer
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, inline_serializer
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


class ApiSchema(AutoSchema):
    """The library's schema with our pages, our filters, and the body of a DELETE that `extend_schema` names one for."""

    def _is_list_view(self, serializer: Any = None) -> bool:
        """Only `many=True` is a bare list; what a viewset's `list` answers otherwise is a page, which is an object."""
        if serializer is None:
            serializer = self.get_response_serializers()
        if isinstance(serializer, dict) and serializer:
            serializer = min(serializer.items(), key=lambda item: str(item[0]))[1]
        return is_list_serializer(serializer)

    def get_filter_backends(self) -> list[Any]:
        """Of what has a FilterSet: a view's GET, a viewset's `list`, and actions that name one of their own."""
        view: Any = self.view
        if self.method != "GET" or getattr(view, "filterset_class", None) is None:
            return []
        action = getattr(view, "action", "list")
        own = getattr(getattr(view, action, None), "kwargs", {})
        return list(view.filter_backends) if action == "list" or "filterset_class" in own else []

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


def page_of(item: type[serializers.BaseSerializer], **extra: Any) -> Any:
    """The envelope of a list that grows, with `item` rows and `extra` top-level fields: Python types, or fields."""
    row_name = item.__name__.removesuffix("Out")
    fields: dict[str, Any] = {"data": item(many=True), "pagination": Pagination()}
    fields |= {name: _FIELDS[kind]() if kind in _FIELDS else kind for name, kind in extra.items()}
    return inline_serializer(f"{row_name}Page", fields)


PLAIN = "Compat"  # components whose name begins so keep the names of their fields (`compat/http.py`)


def camel_case_fields(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Post-processing: field names in camelCase, as the renderer writes them."""
    components = generator.registry._components
    plain = {key: component for key, component in components.items() if key[0].startswith(PLAIN)}
    for key in plain:
        del components[key]
    try:
        return camelize_serializer_fields(result, generator, request, public)  # type: ignore[no-untyped-call]
    finally:
        components.update(plain)


def errors_everywhere(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Post-processing: every operation may answer with the one shape of errors, whatever the status."""
    error = {"$ref": "#/components/schemas/Error"}
    answer = {"description": "An error.", "content": {"application/json": {"schema": error}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"].setdefault("default", answer)
    return result


def request_example(value: Any) -> OpenApiExample:
    """An example of a request's body."""
    return OpenApiExample("Request", value, request_only=True)


def response_example(value: Any, status: int = 200) -> OpenApiExample:
    """An example of a good answer."""
    return OpenApiExample("Answer", value, response_only=True, status_codes=[str(status)])


def error_example(status: int, code: str, message: str, **more: Any) -> OpenApiExample:
    """An example of an error."""
    return OpenApiExample(
        code, {"code": code, "message": message, **more}, response_only=True, status_codes=[str(status)]
    )
