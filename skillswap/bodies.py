"""Reading what a caller sent."""

from typing import Any

from rest_framework.request import Request
from rest_framework.serializers import Serializer


def checked(form: type[Serializer], request: Request, **options: Any) -> Any:
    """The body as `form` reads it. Raises ValidationError (400 with errors by field)."""
    read = form(data=request.data, **options)
    read.is_valid(raise_exception=True)
    return read.validated_data
