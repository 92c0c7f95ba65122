"""Routes of discover, people, matches and searches, under /api."""

from typing import Any

from django.urls import path
from rest_framework.routers import SimpleRouter

from matching.views.marks import DismissedViewSet, SavedViewSet
from matching.views.matches import BoardViewSet, MatchViewSet
from matching.views.people import DiscoverViewSet, PersonViewSet
from matching.views.searches import SearchViewSet
from matching.views.skill_search import SkillSearchViewSet

LIST: dict[str, Any] = {"get": "list"}
ONE: dict[str, Any] = {"put": "update", "delete": "destroy"}

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("discover", DiscoverViewSet, basename="discover")
router.register("discover", PersonViewSet, basename="discovered-person")
router.register("users", PersonViewSet, basename="person")
router.register("matches/board", BoardViewSet, basename="board")
router.register("matches", MatchViewSet, basename="match")
router.register("search/skills", SkillSearchViewSet, basename="skill-search")
router.register("searches", SearchViewSet, basename="search")

urlpatterns = [
    path("discover/saved", SavedViewSet.as_view(LIST)),
    path("discover/dismissed", DismissedViewSet.as_view(LIST)),
    path("discover/<uuid:person_id>/saved", SavedViewSet.as_view(ONE)),
    path("discover/<uuid:person_id>/dismissed", DismissedViewSet.as_view(ONE)),
    *router.urls,
]
