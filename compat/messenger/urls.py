"""Routes of the messenger that are not ours anyway, under /compat/messenger/api."""

from rest_framework.routers import SimpleRouter

from compat.messenger.views import MessengerSignInViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("auth", MessengerSignInViewSet, basename="messenger-auth")

urlpatterns = router.urls
