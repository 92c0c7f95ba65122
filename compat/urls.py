"""Each vocabulary whole, under /compat/<name>/api."""

from django.urls import include, path, re_path

from compat.barter.views.base import not_found as barter_not_found
from skillswap.http.client import not_found

urlpatterns = [
    path("barter/api/", include("compat.barter.urls")),
    re_path("^barter/api/", barter_not_found),
    path("ours/api/", include("compat.ours.urls")),
    path("messenger/api/", include("compat.messenger.urls")),
    path("platform/api/", include("compat.platform.urls")),
    path("shop/api/", include("compat.shop.urls")),
    re_path("", not_found),
]
