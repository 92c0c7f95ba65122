"""Assembly: each room brings its own routes under /api; everything else is the web client."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny

from skillswap.client import client_page, config, media_file, not_found

handler400 = "skillswap.refusals.bad_request"
handler403 = "skillswap.refusals.permission_denied"
handler404 = "skillswap.refusals.page_not_found"
handler500 = "skillswap.refusals.server_error"

public = {"permission_classes": [AllowAny], "authentication_classes": []}

api: list[Any] = [
    path("", include("learning.urls")),
    path("", include("swaps.urls")),
    path("", include("chat.urls")),
    path("", include("notifications.urls")),
    path("", include("credits.urls")),
    path("", include("matching.urls")),
    path("", include("moderation.urls")),
    path("", include("skills.urls")),
    path("", include("accounts.urls")),
    path("", include("realtime.urls")),
    path("config", config),
    path("schema", SpectacularAPIView.as_view(**public), name="schema"),
    path("docs", SpectacularSwaggerSplitView.as_view(url_name="schema", **public), name="docs"),
    re_path("", not_found),
]

urlpatterns = [
    path("api/", include(api)),
    path("admin/", include("accounts.admin_urls")),
    path("api", not_found),
    path("admin/", admin.site.urls),
    *([re_path(r"^media/(?P<name>.+)$", media_file)] if settings.MEDIA_STORAGE == "local" else []),
    re_path(r"^(?!static/|ws/|assets/).*$", client_page),  # a script that is gone is 404, not the page
]
