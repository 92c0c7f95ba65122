"""Every write to an account."""

from accounts.services.devices import SignedIn, device_end, device_refresh, device_sign_in, devices_end
from accounts.services.sign_in import credentials_check, log_in

__all__ = [
    "SignedIn",
    "credentials_check",
    "device_end",
    "device_refresh",
    "device_sign_in",
    "devices_end",
    "log_in",
]
