"""Devices in the admin. Members are in moderation's, which knows how to ban them."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.models import Device, User
from accounts.services import devices_end
from skillswap.admin import ReadOnlyAdmin
from skillswap.text import clean_line


class OfMemberAdmin(ReadOnlyAdmin):
    """Rows that concern one member or several, found by a member's whole username or e-mail address."""

    member_fields: tuple[str, ...] = ("user",)
    search_fields = ("id",)  # anything, so that there is a box to search in
    search_help_text = "A member's whole username or e-mail address"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(*self.list_prefetch())

    def list_prefetch(self) -> tuple[str, ...]:
        return self.member_fields

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if text := clean_line(search_term).lower():
            field = "email" if "@" in text else "username"
            members = list(User.objects.filter(**{field: text}).values_list("pk", flat=True))
            concerned = Q()
            for name in self.member_fields:
                concerned |= Q(**{f"{name}_id__in": members})
            queryset = queryset.filter(concerned) if members else queryset.none()
        return queryset, False


admin.site.unregister(Group)  # what a moderator may do follows from their role


@admin.register(Device)
class DeviceAdmin(OfMemberAdmin):
    list_display = ("name", "user", "created_at", "last_used_at", "ended", "ended_reason")
    list_filter = ("ended",)
    fields = ("name", "user", "created_at", "last_used_at", "rotated_at", "ended", "ended_reason")
    actions = ("sign_out",)

    @admin.action(description="Sign out these devices")
    def sign_out(self, request: HttpRequest, queryset: QuerySet[Device]) -> None:
        """Devices of members of a lower role, and one's own."""
        by = cast(User, request.user)
        ended = 0
        for device in queryset:
            if device.user_id == by.pk or by.is_superuser or not device.user.is_staff:
                ended += len(devices_end(user_id=device.user_id, reason="signed_out", only=[device.pk]))
        messages.success(request, f"{ended} signed out.")
