"""Devices in the admin. Members are in moderation's, which knows how to ban them."""

from typing import cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.paginator import InfinitePaginator

from accounts.models import Device, User
from accounts.services import devices_end


@admin.register(Device)
class DeviceAdmin(ModelAdmin):
    list_display = ("name", "user", "created_at", "last_used_at", "ended", "ended_reason")
    list_filter = ("ended",)
    search_fields = ("user",)
    search_help_text = "A member's whole username or e-mail address"
    fields = ("name", "user", "created_at", "last_used_at", "rotated_at", "ended", "ended_reason")
    ordering = ("-id",)
    list_per_page = 50
    paginator = InfinitePaginator
    show_full_result_count = False
    actions = ("sign_out",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Device]:
        return super().get_queryset(request).prefetch_related("user")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Device], search_term: str
    ) -> tuple[QuerySet[Device], bool]:
        if text := search_term.strip().lower():
            field = "email" if "@" in text else "username"
            members = list(User.objects.filter(**{field: text}).values_list("pk", flat=True))
            queryset = queryset.filter(user_id__in=members)
        return queryset, False

    @admin.action(description="Sign out these devices")
    def sign_out(self, request: HttpRequest, queryset: QuerySet[Device]) -> None:
        """Devices of members of a lower role, and one's own."""
        by = cast(User, request.user)
        ended = 0
        for device in queryset:
            if device.user_id == by.pk or by.is_superuser or not device.user.is_staff:
                ended += len(devices_end(user_id=device.user_id, reason="signed_out", only=[device.pk]))
        messages.success(request, f"{ended} signed out.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Device | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Device | None = None) -> bool:
        return False
