"""Routes of our own vocabulary that are not ours anyway, under /compat/ours/api."""

from rest_framework.routers import SimpleRouter

from compat.ours.views import OursSignInViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("auth", OursSignInViewSet, basename="ours-auth")

urlpatterns = router.urls
