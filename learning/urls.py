from django.urls import path

from learning.views import calendar, deeds, reviews, sessions

one = "sessions/<uuid:session_id>"

urlpatterns = [
    path("sessions", sessions.SessionList.as_view()),
    path("sessions/slots", calendar.Slots.as_view()),
    path(one, sessions.SessionDetail.as_view()),
    path(f"{one}/accept", sessions.SessionAccept.as_view()),
    path(f"{one}/decline", sessions.SessionDecline.as_view()),
    path(f"{one}/start", deeds.SessionStart.as_view()),
    path(f"{one}/join", deeds.SessionJoin.as_view()),
    path(f"{one}/room", deeds.SessionRoom.as_view()),
    path(f"{one}/end", deeds.SessionEnd.as_view()),
    path(f"{one}/confirm", deeds.SessionConfirm.as_view()),
    path(f"{one}/dispute", deeds.SessionDispute.as_view()),
    path(f"{one}/no-show", deeds.SessionNoShow.as_view()),
    path(f"{one}/excuse", deeds.SessionExcuse.as_view()),
    path(f"{one}/appeal", deeds.SessionAppeal.as_view()),
    path(f"{one}/notes", deeds.SessionNotes.as_view()),
    path(f"{one}/review", reviews.SessionReview.as_view()),
    path("rooms/<str:room_pass>", deeds.RoomAdmission.as_view()),
    path("users/<uuid:person_id>/reviews", reviews.ReviewsAbout.as_view()),
    path("users/<uuid:person_id>/reliability", reviews.Reliability.as_view()),
    path("calendar", calendar.CalendarFeed.as_view()),
    path("calendar/<str:secret>.ics", calendar.CalendarFile.as_view()),
]
