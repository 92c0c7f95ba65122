"""Routes of blocks and reports, under /api."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from moderation.views import BlockViewSet, ReportViewSet

router = SimpleRouter(trailing_slash=False, use_regex_path=False)
router.register("reports", ReportViewSet, basename="report")

# A router has no POST for a single thing; blocking is one, as the person exists already.
urlpatterns = [
    path("blocks", BlockViewSet.as_view({"get": "list"})),
    path("blocks/<uuid:user_id>", BlockViewSet.as_view({"post": "create", "delete": "destroy"})),
    *router.urls,
]
