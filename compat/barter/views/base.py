"""What its views share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from rest_framework.request import Request
from rest_framework.serializers import ListSerializer, Serializer

from compat.barter.envelope import BarterErrorOut, error_shape
from compat.http import BaseCompatViewSet
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.error_responses import error_body

MOST_ENTRIES = 200  # of a list that is sent; what a member may have is less, and the services say it


class BarterViewSet(BaseCompatViewSet):
    """`their_names`: how fields of our services are called in the bodies of its paths, for errors."""

    vocabulary = "barter"
    error_serializer = BarterErrorOut
    their_names: ClassVar[Mapping[str, str]] = {}

    def error_out(self, body: dict[str, Any]) -> dict[str, Any]:
        return error_shape(body, self.their_names)


@csrf_exempt
def not_found(request: HttpRequest) -> JsonResponse:
    """404 for a path that system D does not have, or for an id that is none of ours, whatever the method."""
    return JsonResponse(error_shape(error_body(NotFound()), {}), status=404)


def read_list(form: type[Serializer], request: Request, *names: str) -> Any:
    """The entries of a body that is a list, or that holds one under one of `names`, each as `form` reads it.

    Raises InvalidInput, ValidationError.
    """
    body: Any = request.data
    if isinstance(body, dict):
        body = next((body[name] for name in names if name in body), None)
    if not isinstance(body, list):
        raise InvalidInput("", _("Send a list."))
    entries: Any = ListSerializer(child=form(), data=body, max_length=MOST_ENTRIES)  # refused before any is read
    entries.is_valid(raise_exception=True)
    return entries.validated_data
