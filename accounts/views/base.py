"""Views that a stranger may call."""

from typing import Any

from rest_framework.permissions import AllowAny
from rest_framework.request import Request
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
