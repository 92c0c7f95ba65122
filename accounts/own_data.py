"""What accounts tell a member of themselves."""

from typing import Any
from uuid import UUID

from accounts.models import Device, User
from accounts.selectors import OWN_FIELDS
from skillswap.batches import each


def profile_data(user_id: UUID) -> tuple[str, Any]:
    """The profile, with the name of the picture in the archive. Handler of `member_data`."""
    profile = User.objects.values(*OWN_FIELDS, "created_at", "avatar").get(pk=user_id)
    return "profile", profile | {"picture": profile.pop("avatar")}


def devices_data(user_id: UUID) -> tuple[str, Any]:
    """Where they signed in; no tokens. Handler of `member_data`."""
    rows = Device.objects.filter(user_id=user_id)
    return "devices", each(rows.values("id", "name", "created_at", "last_used_at", "ended", "ended_reason"))
