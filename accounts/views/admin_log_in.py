"""The admin's log-in page."""

from typing import cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from accounts.cookies import remember_device
from accounts.models import User


def admin_log_in(request: HttpRequest) -> HttpResponse:
    """Django's own; who gets in is known on this device from now on."""
    response = admin.site.login(request)
    if request.method == "POST" and response.status_code == 302:
        remember_device(request, response, cast(User, request.user))
    return response
