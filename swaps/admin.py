"""Swaps in the admin: who agreed on what with whom, never what they wrote."""

from django.contrib import admin

from accounts.admin import OfMemberAdmin
from swaps.models import Swap


@admin.register(Swap)
class SwapAdmin(OfMemberAdmin):
    member_fields = ("from_user", "to_user")
    list_display = ("from_user", "to_user", "offered_skill_name", "wanted_skill_name", "status", "created_at")
    list_filter = ("status",)
    fields = (
        *("from_user", "offered_skill_name", "offered_minutes", "to_user", "wanted_skill_name", "wanted_minutes"),
        *("status", "is_hidden", "counter_of", "countered_by", "conversation_id"),
        *("created_at", "expires_at", "answered_at", "closed_at"),
    )
