"""Members, the queue of reports and the audit trail in the admin. What changes something goes through services."""

from collections.abc import Callable
from functools import partial
from typing import cast
from uuid import UUID

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from unfold.decorators import action

from accounts.models import Role, User
from moderation.evidence_page import evidence_as_html
from moderation.forms import BanForm, ReasonForm, RoleForm, WarningForm
from moderation.models import AuditEntry, Report
from moderation.services import (
    member_ban,
    member_set_role,
    member_unban,
    report_ban,
    report_close,
    report_remove,
    report_warn,
)
from skillswap.admin import ReadOnlyAdmin, action_page


@admin.register(User)
class MemberAdmin(ReadOnlyAdmin):
    list_display = ("name", "username", "email", "role", "is_verified", "is_banned", "last_online_at", "created_at")
    list_filter = ("role", "is_verified", "is_banned", "is_active")
    search_fields = ("username",)
    search_help_text = "The beginning of a username or an e-mail address, or part of a name"
    fields = (
        "name", "username", "email", "is_verified", "role", "is_active", "is_banned", "banned_until", "ban_reason",
        "avatar", "bio", "location", "country", "timezone", "languages", "locale", "hour_cycle",
        "learning_style", "visibility", "availability",
        "availability_note",
        "rating", "total_reviews", "reliability", "last_online_at", "created_at",
    )  # fmt: skip
    actions_detail = ("ban", "lift", "set_role")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        if text := search_term.strip():
            start = text.lower()
            found = Q(username__startswith=start) | Q(email__startswith=start) | Q(name__icontains=text)
            queryset = queryset.filter(found)
        return queryset, False

    @action(description="Ban", url_path="ban")  # type: ignore[untyped-decorator]
    def ban(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, BanForm, "Ban", member_ban)

    @action(description="Lift the ban", url_path="lift")  # type: ignore[untyped-decorator]
    def lift(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, ReasonForm, "Lift the ban", member_unban)

    @action(description="Change the role", url_path="role")  # type: ignore[untyped-decorator]
    def set_role(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, RoleForm, "Change the role", _set_role)

    def _action_page(
        self, request: HttpRequest, object_id: str, form_class: type[Form], title: str, service: Callable[..., User]
    ) -> HttpResponse:
        """Show `form_class`, then call `service` with its data, the member and the moderator."""
        user = _member(object_id)
        back = reverse("admin:accounts_user_change", args=[user.pk])
        form = form_class(request.POST or None)
        do = partial(service, user=user, by=cast(User, request.user))
        return action_page(self, request, form=form, title=title, about=user, back=back, do=do)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """The queue of reports, open ones first. A moderator sees the evidence and nothing else of a conversation, and no
    report about themselves."""

    list_display = ("created_at", "status", "kind", "reason", "about", "reporter", "decision")
    list_filter = ("status", "kind", "reason")
    ordering = ("-status", "-id")
    search_fields = ("about",)
    search_help_text = "The whole username or e-mail address of who is reported or who reports"
    fields = (
        "kind", "reason", "about", "shown", "details", "reporter", "created_at",
        "status", "decision", "decided_by", "decided_at",
    )  # fmt: skip
    readonly_fields = ("shown",)
    actions_detail = ("close", "warn", "remove", "ban")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        mine = Q(about_id=cast(User, request.user).pk)
        return super().get_queryset(request).exclude(mine).prefetch_related("about", "reporter", "decided_by")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Report], search_term: str
    ) -> tuple[QuerySet[Report], bool]:
        if text := search_term.strip().lower():
            field = "email" if "@" in text else "username"
            members = list(User.objects.filter(**{field: text}).values_list("pk", flat=True))
            queryset = queryset.filter(Q(about_id__in=members) | Q(reporter_id__in=members))
        return queryset, False

    @admin.display(description="What was reported")
    def shown(self, report: Report) -> str:
        """The evidence of the report."""
        return evidence_as_html(report.evidence, report.pk)

    @action(description="Close without action", url_path="close")  # type: ignore[untyped-decorator]
    def close(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, ReasonForm, "Close without action", report_close)

    @action(description="Warn", url_path="warn")  # type: ignore[untyped-decorator]
    def warn(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, WarningForm, "Warn", report_warn)

    @action(description="Remove it", url_path="remove")  # type: ignore[untyped-decorator]
    def remove(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, ReasonForm, "Remove it", report_remove)

    @action(description="Ban", url_path="ban")  # type: ignore[untyped-decorator]
    def ban(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._action_page(request, object_id, BanForm, "Ban", report_ban)

    def _action_page(
        self, request: HttpRequest, object_id: str, form_class: type[Form], title: str, service: Callable[..., None]
    ) -> HttpResponse:
        report = self.get_object(request, object_id)
        if report is None:
            raise Http404
        back = reverse("admin:moderation_report_change", args=[report.pk])
        do = partial(service, report=report, by=cast(User, request.user))
        form = form_class(request.POST or None)
        return action_page(self, request, form=form, title=title, about=report, back=back, do=do)


@admin.register(AuditEntry)
class AuditAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "actor", "action", "target", "reason")
    list_filter = ("action",)
    fields = ("created_at", "actor", "action", "target", "reason", "data")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEntry]:
        return super().get_queryset(request).prefetch_related("actor", "target")


def _member(object_id: str) -> User:
    try:
        return cast(User, User.objects.get(pk=UUID(object_id)))
    except (ValueError, User.DoesNotExist) as error:
        raise Http404 from error


def _set_role(*, user: User, by: User, role: str, reason: str) -> User:
    return member_set_role(user=user, role=Role(role), by=by, reason=reason)
