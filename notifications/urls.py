"""Routes of notifications, under /api."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from notifications.unsubscribe_view import UnsubscribeAllView, UnsubscribeView
from notifications.views import NotificationViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("notifications", NotificationViewSet, basename="notification")

urlpatterns = [
    path("notifications/unsubscribe", UnsubscribeView.as_view()),
    path("notifications/unsubscribe/all", UnsubscribeAllView.as_view()),
    *router.urls,
]
