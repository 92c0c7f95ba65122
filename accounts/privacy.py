"""What accounts add to a member's export: the profile, the devices, and what they sign in with."""

from typing import Any
from uuid import UUID

from accounts.models import AddressChange, Device, EmailSignIn, ExternalIdentity, Passkey, RecoveryCode, User
from accounts.selectors import OWN_FIELDS
from skillswap.db.batches import each


def profile_data(user_id: UUID) -> tuple[str, Any]:
    """The profile, with the name of the picture in the archive. Handler of `member_data`."""
    profile = User.objects.values(*OWN_FIELDS, "created_at", "first_run_ended_at", "avatar").get(pk=user_id)
    return "profile", profile | {"picture": profile.pop("avatar")}


def devices_data(user_id: UUID) -> tuple[str, Any]:
    """Where they signed in; no tokens. Handler of `member_data`."""
    rows = Device.objects.filter(user_id=user_id)
    return "devices", each(rows.values("id", "name", "created_at", "last_used_at", "ended", "ended_reason"))


def passkeys_data(user_id: UUID) -> tuple[str, Any]:
    """What they sign in with beside the password; no keys. Handler of `member_data`."""
    passkeys = Passkey.objects.filter(user_id=user_id)
    codes = RecoveryCode.objects.filter(user_id=user_id)
    return "sign_in", {
        "second_factor": User.objects.values_list("has_second_factor", flat=True).get(pk=user_id),
        "passkeys": each(passkeys.values("id", "name", "created_at", "last_used_at")),
        "recovery_codes": each(codes.values("id", "created_at", "used_at")),
    }


def identities_data(user_id: UUID) -> tuple[str, Any]:
    """The accounts elsewhere that sign them in. Handler of `member_data`."""
    rows = ExternalIdentity.objects.filter(user_id=user_id)
    return "accounts_elsewhere", list(rows.order_by("id").values("id", "provider", "subject", "email", "created_at"))


def mailed_data(user_id: UUID) -> tuple[str, Any]:
    """Changes of address, and sign-ins by mail of the last day; no codes. Handler of `member_data`."""
    changes = AddressChange.objects.filter(user_id=user_id).order_by("id")
    proved = User.objects.filter(pk=user_id, is_verified=True).values_list("login_email", flat=True)
    asked = EmailSignIn.objects.filter(email__in=list(proved)).order_by("id")
    return "by_mail", {
        "address_changes": list(
            changes.values("id", "old_email", "new_email", "created_at", "confirmed_at", "ended_at")
        ),
        "sign_ins": list(asked.values("id", "created_at", "used_at")),
    }
