"""What a stranger may have left in an account, taken away when its owner takes it back."""

import datetime as dt
from uuid import UUID

from accounts.models import AddressChange, ExternalIdentity, Passkey, RecoveryCode, User
from accounts.services.second_factor import second_factor_end
from skillswap.db.fields import now_ms


def address_change_end(user_id: UUID) -> None:
    """A new address that waits for its confirmation is dropped: whoever asked for it may not be the owner."""
    AddressChange.objects.filter(user_id=user_id, confirmed_at=None, ended_at=None).update(ended_at=now_ms())


def ways_in_forget(user: User, *, since: dt.datetime | None = None) -> None:
    """Take away the passkeys, recovery codes and accounts elsewhere that were added since then, or all of them.

    The second factor stays on while a passkey or an unused code is left: otherwise this would be a way around it.
    Calls the hook `sign_in_changed` when it ends. Call it in a transaction, after `ways_in_lock`.
    """
    added = {} if since is None else {"created_at__gte": since}
    for rows in (ExternalIdentity, Passkey, RecoveryCode):
        rows.objects.filter(user_id=user.pk, **added).delete()
    has_passkey = Passkey.objects.filter(user_id=user.pk).exists()
    if not has_passkey and not RecoveryCode.objects.filter(user_id=user.pk, used_at=None).exists():
        second_factor_end(user, event="second_factor_stopped")
