from rest_framework.routers import SimpleRouter

from swaps.views import SwapViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("swaps", SwapViewSet, basename="swap")

urlpatterns = router.urls
