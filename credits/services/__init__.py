"""Every write to the ledger. Each call has a key: repeated, it does nothing and answers as it did.

The same key with other content raises KeyTaken. All emit credits:changed to the members concerned.
A balance that is too small raises InsufficientCredits and writes nothing, also inside a caller's transaction.
"""

from credits.services.closing import account_close
from credits.services.compensation import Compensation, compensation_give
from credits.services.holds import hold_post, hold_release, minutes_hold
from credits.services.transfers import (
    bonus_give,
    minutes_penalize,
    minutes_penalize_up_to,
    minutes_refund,
    minutes_transfer,
    require_admin,
)
from credits.services.welcome import (
    WELCOME_KEY,
    WELCOME_REASON,
    welcome_grant,
    welcome_grant_missing,
    welcome_key,
)

__all__ = [
    "WELCOME_KEY",
    "WELCOME_REASON",
    "Compensation",
    "account_close",
    "bonus_give",
    "compensation_give",
    "hold_post",
    "hold_release",
    "minutes_hold",
    "minutes_penalize",
    "minutes_penalize_up_to",
    "minutes_refund",
    "minutes_transfer",
    "require_admin",
    "welcome_grant",
    "welcome_grant_missing",
    "welcome_key",
]
