"""Disputes and sessions in the admin. Moderators see what they decide about, never chats or notes."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from unfold.decorators import action

from accounts.models import User
from learning.forms import DisputeForm
from learning.models import Dispute, Session, SessionParticipant
from learning.moderator_pages import dispute_as_html, session_as_html
from learning.reported_materials import reported_material
from learning.services.disputes import dispute_decide
from skillswap.admin import ReadOnlyAdmin, action_page

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

    def action_page(
        self, request: HttpRequest, object_id: str, form_class: type[Form], title: str, do: Callable[..., None]
    ) -> HttpResponse:
        """Ask for `form_class`; what was filled in goes to `do` with the row, by its model's name, and who asks."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        name = self.opts.model_name
        back = reverse(f"admin:{self.opts.app_label}_{name}_change", args=[row.pk])
        form = form_class(request.POST or None)
        act = partial(do, **{name: row}, by=cast(User, request.user))
        return action_page(self, request, form=form, title=title, about=row, back=back, do=act)


@admin.register(Dispute)
class DisputeAdmin(BetweenTwoAdmin):
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
        return Q(session_id__in=sessions_with(members))

    @admin.display
    def teacher(self, dispute: Dispute) -> User:
        return dispute.session.teacher

    @admin.display(description="Learner")
    def student(self, dispute: Dispute) -> User:
        return dispute.session.student

    @admin.display(description="The session")
    def shown(self, dispute: Dispute) -> str:
        """What is known, and what the two said."""
        return dispute_as_html(dispute)

    @action(description="Decide", url_path="decide")  # type: ignore[untyped-decorator]
    def decide(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self.action_page(request, object_id, DisputeForm, "Decide", dispute_decide)


@admin.register(Session)
class SessionAdmin(BetweenTwoAdmin):
    prefetched = ("teacher", "student")
    list_display = (
        "scheduled_time",
        "status",
        "skill_name",
        "teacher",
        "student",
        "duration_minutes",
        "has_open_dispute",
    )
    list_filter = ("status",)
    search_fields = ("teacher",)
    fields = (
        "teacher", "student", "skill_name", "skill_category", "skill_level", "status", "shown", "paid_minutes",
        "settles_at", "settled_at", "was_late", "has_open_dispute", "created_at",
    )  # fmt: skip
    readonly_fields = ("shown",)

    def concerning(self, members: list[UUID]) -> Q:
        return Q(pk__in=sessions_with(members))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(reported_material)
        ours = path("reported/<uuid:report_id>/<uuid:material_id>", view, name="learning_reported_material")
        return [ours, *super().get_urls()]

    @admin.display(description="What is known")
    def shown(self, session: Session) -> str:
        """Times and people; nothing that they wrote."""
        return session_as_html(session)


def sessions_with(members: list[UUID]) -> list[UUID]:
    """The newest SEARCHED sessions of these members: one query."""
    sides = SessionParticipant.objects.filter(user_id__in=members).order_by("-starts_at")
    return list(sides.values_list("session_id", flat=True)[:SEARCHED])
