"""Assembly: each room brings its own routes under /api; everything else is the web client."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.permissions import AllowAny

from skillswap.client import client_page, config, media_file, not_found

handler500 = "skillswap.client.server_error"

public = {"permission_classes": [AllowAny], "authentication_classes": []}

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/schema", SpectacularAPIView.as_view(**public), name="schema"),
    path("api/docs", SpectacularSwaggerView.as_view(url_name="schema", **public), name="docs"),
    path("api/config", config),
    path("api/", include("accounts.urls")),
    path("api/", include("realtime.urls")),
    path("api/", include("notifications.urls")),
    path("api/", include("skills.urls")),
    path("api/", include("matching.urls")),
    path("api/", include("chat.urls")),
    re_path("^api/", not_found),
    *([re_path(r"^media/(?P<name>.+)$", media_file)] if settings.MEDIA_STORAGE == "local" else []),
    re_path(r"^(?!static/|ws/).*$", client_page),
]
