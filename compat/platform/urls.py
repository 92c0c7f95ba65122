"""System B's paths: all of them under /compat/platform/api, and under /api those whose name we do not have."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from compat.platform.views import (
    PlatformChatViewSet,
    PlatformSignInViewSet,
    PlatformSocketViewSet,
    PlatformSwapViewSet,
    PlatformUploadViewSet,
    PlatformUserViewSet,
)

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("swap", PlatformSwapViewSet, basename="platform-swap")
router.register("chat", PlatformChatViewSet, basename="platform-chat")

sign_in = SimpleRouter(trailing_slash=False, use_regex_path=False)
sign_in.register("auth", PlatformSignInViewSet, basename="platform-auth")

own_paths = [
    path("user", PlatformUserViewSet.as_view({"get": "mine", "put": "change"})),
    path("upload", PlatformUploadViewSet.as_view({"post": "upload"})),
    path("socket", PlatformSocketViewSet.as_view({"get": "where"})),
    *router.urls,
]
urlpatterns = [*own_paths, *sign_in.urls]
