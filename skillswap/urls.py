"""Assembly: each app brings its own routes under /api; everything else is the web client."""

from typing import Any

from django.contrib import admin
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny

from skillswap.files.views import public_file, signed_file
from skillswap.http.api_document import ApiDocumentView
from skillswap.http.client import client_page, config, not_found

handler400 = "skillswap.http.refusals.bad_request"
handler403 = "skillswap.http.refusals.permission_denied"
handler404 = "skillswap.http.refusals.page_not_found"
handler500 = "skillswap.http.refusals.server_error"

public = {"permission_classes": [AllowAny], "authentication_classes": []}
only_read = {"http_method_names": ["get", "head"]}  # the library's page has no answer to OPTIONS

api: list[Any] = [
    path("", include("reviews.urls")),
    path("", include("rooms.urls")),
    path("", include("learning.urls")),
    path("", include("rings.urls")),
    path("", include("swaps.urls")),
    path("", include("chat.urls")),
    path("", include("notifications.urls")),
    path("", include("credits.urls")),
    path("", include("matching.urls")),
    path("", include("moderation.urls")),
    path("", include("skills.urls")),
    path("", include("accounts.urls")),
    path("", include("realtime.urls")),
    path("", include("compat.own_paths")),  # last: what we have by that name is ours
    path("config", config),
    path("schema", ApiDocumentView.as_view(**public), name="schema"),
    path("docs", SpectacularSwaggerSplitView.as_view(url_name="schema", **public, **only_read), name="docs"),
    re_path(".*", not_found),
]

urlpatterns = [
    path("api/", include(api)),
    path("compat/", include("compat.urls")),
    path("admin/", include("accounts.admin_urls")),
    path("api", not_found),
    path("admin/", admin.site.urls),
    path("media/signed/<str:token>", signed_file),
    path("media/<path:name>", public_file),
    re_path(r"^(?!static/|ws/|socket.io/|assets/).*$", client_page),  # a script that is gone is 404, not the page
]
