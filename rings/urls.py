from rest_framework.routers import SimpleRouter

from rings.views import RingHintViewSet, RingViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("rings/hints", RingHintViewSet, basename="ring-hint")
router.register("rings", RingViewSet, basename="ring")

urlpatterns = router.urls
