"""Views that a stranger may call."""

from typing import Any, TypeVar

from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from accounts.csrf import require_own_site


class OpenView(APIView):
    """No log-in asked for or looked at: a stale cookie must not stand in the way of signing in."""

    authentication_classes = []
    permission_classes = [AllowAny]


class OwnSiteView(OpenView):
    """An open view that other sites' pages may not use."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        require_own_site(request)


S = TypeVar("S", bound=Serializer)


def checked(form: type[S], request: Request, **options: Any) -> Any:
    """The body as `form` reads it. Raises ValidationError (400 with errors by field)."""
    read = form(data=request.data, **options)
    read.is_valid(raise_exception=True)
    return read.validated_data
