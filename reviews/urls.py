from rest_framework.routers import SimpleRouter

from reviews import views

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("sessions", views.SessionReviewViewSet, basename="session-review")
router.register("users", views.PersonReviewsViewSet, basename="person-reviews")

urlpatterns = router.urls
