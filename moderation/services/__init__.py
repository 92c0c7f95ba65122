"""Every write of moderation."""

from moderation.services.audit import audit_write
from moderation.services.blocks import member_block, member_unblock
from moderation.services.members import admin_create, member_ban, member_set_role, member_unban
from moderation.services.ranks import require_above, require_not_below
from moderation.services.reports import report_ban, report_close, report_create, report_remove, report_warn

__all__ = [
    "admin_create",
    "audit_write",
    "member_ban",
    "member_block",
    "member_set_role",
    "member_unban",
    "member_unblock",
    "report_ban",
    "report_close",
    "report_create",
    "report_remove",
    "report_warn",
    "require_above",
    "require_not_below",
]
