"""Reading what a caller sent."""

from typing import Any

from rest_framework.request import Request
from rest_framework.serializers import Serializer


def validated(form: type[Serializer], request: Request, **options: Any) -> Any:
    """The body as `form` reads it. Raises ValidationError (400 with errors by field)."""
    return _read(form(data=request.data, **options))


def validated_query(form: type[Serializer], request: Request) -> Any:
    """The query parameters as `form` reads them, for a method without a body. Raises ValidationError."""
    return _read(form(data=request.query_params.dict()))


def _read(form: Serializer) -> Any:
    form.is_valid(raise_exception=True)
    return form.validated_data
