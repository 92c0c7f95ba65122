"""Every write to an account."""

from accounts.services.address_change import (
    address_change_ask,
    address_change_confirm,
    address_change_undo,
    address_change_withdraw,
)
from accounts.services.admins import admins_lock
from accounts.services.avatars import avatar_remove, avatar_set
from accounts.services.deletion import account_delete
from accounts.services.devices import SignedIn, device_end, device_refresh, device_sign_in, devices_end
from accounts.services.email_sign_in import email_code_enter, email_link_open, email_sign_in_ask
from accounts.services.entry import member_sign_in
from accounts.services.exports import export_start
from accounts.services.factors import passkey_sign_in, second_factor_ask, second_factor_check, second_factor_sign_in
from accounts.services.identities import identity_join, identity_link, identity_sign_in, identity_unlink
from accounts.services.locking import account_lock, members_lock
from accounts.services.passkeys import passkey_add, passkey_ask, passkey_offer, passkey_remove, passkey_rename
from accounts.services.passwords import password_change, password_errors, password_forgot, password_reset
from accounts.services.profile import availability_replace, first_run_end, profile_update
from accounts.services.proof import own_proof_errors
from accounts.services.recovery_codes import recovery_codes_left, recovery_codes_make
from accounts.services.second_factor import second_factor_start, second_factor_stop
from accounts.services.sign_in import credentials_check, log_in
from accounts.services.sign_up import sign_up
from accounts.services.verification import address_take, email_verify, verification_resend

__all__ = [
    "SignedIn",
    "account_delete",
    "account_lock",
    "address_change_ask",
    "address_change_confirm",
    "address_change_undo",
    "address_change_withdraw",
    "address_take",
    "admins_lock",
    "availability_replace",
    "avatar_remove",
    "avatar_set",
    "credentials_check",
    "device_end",
    "device_refresh",
    "device_sign_in",
    "devices_end",
    "email_code_enter",
    "email_link_open",
    "email_sign_in_ask",
    "email_verify",
    "export_start",
    "first_run_end",
    "identity_join",
    "identity_link",
    "identity_sign_in",
    "identity_unlink",
    "log_in",
    "member_sign_in",
    "members_lock",
    "own_proof_errors",
    "passkey_add",
    "passkey_ask",
    "passkey_offer",
    "passkey_remove",
    "passkey_rename",
    "passkey_sign_in",
    "password_change",
    "password_errors",
    "password_forgot",
    "password_reset",
    "profile_update",
    "recovery_codes_left",
    "recovery_codes_make",
    "second_factor_ask",
    "second_factor_check",
    "second_factor_sign_in",
    "second_factor_start",
    "second_factor_stop",
    "sign_up",
    "verification_resend",
]
