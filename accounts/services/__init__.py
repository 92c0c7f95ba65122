"""Every write to an account."""

from accounts.services.avatars import avatar_remove, avatar_set
from accounts.services.deletion import account_delete
from accounts.services.devices import SignedIn, device_end, device_refresh, device_sign_in, devices_end
from accounts.services.exports import export_start
from accounts.services.passwords import password_change, password_forgot, password_reset, require_good_password
from accounts.services.profile import availability_replace, profile_update
from accounts.services.sign_in import credentials_check, log_in
from accounts.services.sign_up import sign_up
from accounts.services.verification import address_take, email_verify, verification_resend

__all__ = [
    "SignedIn",
    "account_delete",
    "address_take",
    "availability_replace",
    "avatar_remove",
    "avatar_set",
    "credentials_check",
    "device_end",
    "device_refresh",
    "device_sign_in",
    "devices_end",
    "email_verify",
    "export_start",
    "log_in",
    "password_change",
    "password_forgot",
    "password_reset",
    "profile_update",
    "require_good_password",
    "sign_up",
    "verification_resend",
]
