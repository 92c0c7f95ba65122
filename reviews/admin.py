"""Reviews in the admin: what everybody can read; what is not shown yet stays with its author."""

from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.decorators import action

from learning.admin import BetweenTwoAdmin, sessions_with
from moderation.forms import ReasonForm
from reviews.models import Review
from reviews.services.removal import review_take_down


@admin.register(Review)
class ReviewAdmin(BetweenTwoAdmin):
    prefetched = ("author", "about")
    list_display = ("created_at", "author", "about", "stars", "is_removed")
    list_filter = ("is_removed", "stars")
    search_fields = ("author",)
    fields = (
        "author", "author_role", "about", "skill_name", "stars", "text", "would_recommend", "is_removed",
        "created_at", "edited_at",
    )  # fmt: skip
    actions_detail = ("remove",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return super().get_queryset(request).filter(is_shown=True)

    def concerning(self, members: list[UUID]) -> Q:
        return Q(about_id__in=members) | Q(author_id__in=members, session_id__in=sessions_with(members))

    @action(description="Remove it", url_path="remove")  # type: ignore[untyped-decorator]
    def remove(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.action_page(request, object_id, ReasonForm, "Remove it", review_take_down)
