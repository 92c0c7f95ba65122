"""Cases, sessions and reviews in the admin. Moderators see what they decide about, never chats or notes."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.decorators import action

from accounts.models import User
from learning.case_page import case_as_html, session_as_html
from learning.forms import CaseForm
from learning.models import Case, Review, Seat, Session
from learning.services.cases import case_decide
from learning.services.reviews import review_take_down
from moderation.forms import ReasonForm
from skillswap.admin import ReadOnlyAdmin, deed_page

SEARCHED = 1000  # the newest sessions of a member


class BetweenTwoAdmin(ReadOnlyAdmin):
    """Rows about two people, found by the whole username or e-mail address of either."""

    prefetched: tuple[str, ...] = ()
    search_help_text = "A member's whole username or e-mail address"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(*self.prefetched)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if text := search_term.strip().lower():
            field = "email" if "@" in text else "username"
            members = list(User.objects.filter(**{field: text}).values_list("pk", flat=True))
            queryset = queryset.filter(self.concerning(members)) if members else queryset.none()
        return queryset, False

    def concerning(self, members: list[UUID]) -> Q:
        """Rows about any of these members."""
        raise NotImplementedError

    def deed(
        self, request: HttpRequest, object_id: str, form_class: type[Form], title: str, do: Callable[..., None]
    ) -> HttpResponse:
        """Ask for `form_class`; what was filled in goes to `do` with the row, by its model's name, and who asks."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        name = self.opts.model_name
        back = reverse(f"admin:learning_{name}_change", args=[row.pk])
        form = form_class(request.POST or None)
        deed = partial(do, **{name: row}, by=cast(User, request.user))
        return deed_page(self, request, form=form, title=title, about=row, back=back, do=deed)


@admin.register(Case)
class CaseAdmin(BetweenTwoAdmin):
    """The queue: what is open first, what waited longest before the rest."""

    prefetched = ("session__teacher", "session__student", "by", "decided_by")
    list_display = ("created_at", "is_open", "kind", "session", "teacher", "student", "by", "decision", "decided_by")
    list_filter = ("is_open", "kind")
    ordering = ("-is_open", "id")
    search_fields = ("by",)
    fields = (
        "kind", "by", "created_at", "shown", "is_open", "decision", "minutes", "reason", "decided_by", "decided_at",
    )  # fmt: skip
    readonly_fields = ("shown",)
    actions_detail = ("decide",)

    def concerning(self, members: list[UUID]) -> Q:
        return Q(session_id__in=_sessions_of(members))

    @admin.display
    def teacher(self, case: Case) -> User:
        return case.session.teacher

    @admin.display(description="Learner")
    def student(self, case: Case) -> User:
        return case.session.student

    @admin.display(description="The session")
    def shown(self, case: Case) -> str:
        """What is known, and what the two said."""
        return case_as_html(case)

    @action(description="Decide", url_path="decide")  # type: ignore[untyped-decorator]
    def decide(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.deed(request, object_id, CaseForm, "Decide", case_decide)


@admin.register(Session)
class SessionAdmin(BetweenTwoAdmin):
    prefetched = ("teacher", "student")
    list_display = ("scheduled_time", "status", "skill_name", "teacher", "student", "duration_minutes", "case_open")
    list_filter = ("status",)
    search_fields = ("teacher",)
    fields = (
        "teacher", "student", "skill_name", "skill_category", "skill_level", "status", "shown", "paid_minutes",
        "settles_at", "settled_at", "was_late", "case_open", "created_at",
    )  # fmt: skip
    readonly_fields = ("shown",)

    def concerning(self, members: list[UUID]) -> Q:
        return Q(pk__in=_sessions_of(members))

    @admin.display(description="What is known")
    def shown(self, session: Session) -> str:
        """Times and people; no words of theirs."""
        return session_as_html(session)


@admin.register(Review)
class ReviewAdmin(BetweenTwoAdmin):
    """What everybody can read; what is not shown yet stays with its author."""

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
        return Q(about_id__in=members) | Q(author_id__in=members, session_id__in=_sessions_of(members))

    @action(description="Remove it", url_path="remove")  # type: ignore[untyped-decorator]
    def remove(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.deed(request, object_id, ReasonForm, "Remove it", review_take_down)


def _sessions_of(members: list[UUID]) -> list[UUID]:
    sides = Seat.objects.filter(user_id__in=members).order_by("-starts_at")
    return list(sides.values_list("session_id", flat=True)[:SEARCHED])
