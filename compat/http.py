"""What the REST views of all vocabularies share: bearer tokens only, keys as they are, errors in their own shape.

Two rules of OpenAPI: views name no `operation_id`, because they are mounted at two paths, and serializers get no
`component_name`: the schema calls them `Compat…`, and so leaves the names of their fields alone.
"""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.viewsets import GenericViewSet

from accounts.authentication import BearerAuthentication
from skillswap.http.error_responses import error_response
from skillswap.http.json import PlainParser, PlainRenderer
from skillswap.http.openapi import PLAIN, ApiSchema
from skillswap.http.serializers import ErrorOut

OPEN: dict[str, Any] = {"authentication_classes": [], "permission_classes": [AllowAny]}  # for actions without a log-in


class CompatSchema(ApiSchema):
    """Operations of a vocabulary stand under a tag of their own, and answer errors in its shape."""

    def get_tags(self) -> list[str]:
        return [f"Compatible: {cast('BaseCompatViewSet', self.view).vocabulary}"]

    def get_serializer_name(self, serializer: Serializer, direction: str) -> str:
        return PLAIN + type(serializer).__name__.removesuffix("Out").removesuffix("In")

    def get_operation_id(self) -> str:
        """A list is called one, though what it answers is an object with a page in it."""
        name = str(super().get_operation_id())
        is_list = getattr(self.view, "action", "") == "list"
        return f"{name.removesuffix('_retrieve')}_list" if is_list else name

    def get_operation(self, *args: Any) -> Any:
        operation = super().get_operation(*args)
        if operation is not None:
            error = self.resolve_serializer(cast("BaseCompatViewSet", self.view).error_serializer(), "response").ref
            content = {"application/json": {"schema": error}}
            operation["responses"].setdefault("default", {"description": "An error.", "content": content})
        return operation


class BaseCompatViewSet(GenericViewSet):
    """A viewset of one vocabulary. Answers 200 or 201 with a body, never 204."""

    vocabulary: ClassVar[str]
    error_serializer: ClassVar[type[Serializer]] = ErrorOut
    schema = CompatSchema()
    authentication_classes = [BearerAuthentication]
    renderer_classes = [PlainRenderer]
    parser_classes = [PlainParser]
    lookup_value_converter = "uuid"

    def error_out(self, body: dict[str, Any]) -> dict[str, Any]:
        """An error as the vocabulary says it, from ours: `{code, message, errors?: [{field, message}]}`."""
        return body

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Response | None]:
        return self._error_response

    def _error_response(self, error: Exception, context: dict[str, Any]) -> Response | None:
        response = error_response(error, context)
        if response is not None:
            self.request.accepted_renderer = PlainRenderer()
            response.data = self.error_out(response.data)
        return response
