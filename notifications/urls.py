from django.urls import path

from notifications.views import NotificationList, NotificationRead, NotificationReadAll, Preferences

urlpatterns = [
    path("notifications", NotificationList.as_view()),
    path("notifications/read-all", NotificationReadAll.as_view()),
    path("notifications/preferences", Preferences.as_view()),
    path("notifications/<uuid:notification_id>/read", NotificationRead.as_view()),
]
