"""Routes of learning, under /api."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from learning.views import busy, calendar, materials, rooms, series, sessions

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("sessions/series", series.SeriesViewSet, basename="series")
router.register("sessions", sessions.SessionViewSet, basename="session")
router.register("rooms", rooms.RoomViewSet, basename="room")

urlpatterns = [
    *router.urls,
    path(
        "sessions/<uuid:session_id>/materials",
        materials.MaterialViewSet.as_view({"get": "list", "post": "create"}),
    ),
    path(
        "sessions/<uuid:session_id>/materials/<uuid:material_id>",
        materials.MaterialViewSet.as_view({"delete": "destroy"}),
    ),
    path(
        "sessions/<uuid:session_id>/materials/<uuid:material_id>/file",
        materials.MaterialViewSet.as_view({"get": "file"}),
    ),
    path("calendar", calendar.CalendarFeedViewSet.as_view({"get": "retrieve", "post": "create"})),
    path(
        "calendar/busy",
        busy.BusyCalendarViewSet.as_view({"get": "retrieve", "put": "update", "delete": "destroy", "post": "restore"}),
    ),
    path("calendar/<str:secret>.ics", calendar.CalendarFileView.as_view()),
]
