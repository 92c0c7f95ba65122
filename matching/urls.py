from django.urls import path

from matching.views import Discover, Hints, PersonDetail, Suggestions

urlpatterns = [
    path("discover", Discover.as_view()),
    path("discover/<uuid:person_id>", PersonDetail.as_view()),
    path("users/<uuid:person_id>", PersonDetail.as_view()),
    path("matches/suggestions", Suggestions.as_view()),
    path("matches/hints", Hints.as_view()),
]
