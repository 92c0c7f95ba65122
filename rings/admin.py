"""Rings in the admin: who is in which with what, never what they wrote when they left."""

from django.contrib import admin

from accounts.admin import OfMemberAdmin
from rings.models import RingMember


@admin.register(RingMember)
class RingMemberAdmin(OfMemberAdmin):
    list_display = ("ring_id", "place", "user", "skill_name", "answer", "is_present", "tab", "created_at")
    list_filter = ("tab", "answer")
    fields = (
        *("ring_id", "ring_status", "place", "user", "skill_name", "skill_level", "answer", "answered_at"),
        *("tab", "is_replacement", "is_present", "is_hidden", "left_at", "left_reason", "created_at"),
    )
    readonly_fields = ("ring_status",)

    @admin.display(description="Ring")
    def ring_status(self, part: RingMember) -> str:
        """What became of the ring, and when it ends or ended."""
        ring = part.ring
        reason = f", {ring.ended_reason}" if ring.ended_reason else ""
        return f"{ring.status}{reason}; until {ring.closed_at or ring.expires_at:%Y-%m-%d %H:%M} UTC"
