"""Routes of rooms, under /api."""

from rest_framework.routers import SimpleRouter

from rooms import views
from rooms.documents.views import DocumentViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("sessions", views.CallViewSet, basename="session-call")
router.register("sessions/<uuid:session_id>/documents", DocumentViewSet, basename="session-document")

urlpatterns = router.urls
