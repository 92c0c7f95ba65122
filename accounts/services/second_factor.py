"""Turning the second factor on and off."""

from uuid import UUID

from accounts.errors import SecondFactorIncomplete
from accounts.hooks import sign_in_changed
from accounts.models import Passkey, RecoveryCode, User
from accounts.services.recovery_codes import recovery_codes_left
from accounts.services.ways_in import ways_in_lock
from skillswap.db import transactional
from skillswap.db.fields import now_ms


@transactional
def second_factor_start(*, user: User, device: UUID | None = None) -> None:
    """From now on `user` needs a passkey or a recovery code after the password; safe to call twice.

    Raises SecondFactorIncomplete without a passkey or an unused recovery code, and SignInEnded when `device`, on which
    it is done, ends meanwhile. Calls the hook `sign_in_changed`.
    """
    ways_in_lock(user.pk, device=device)
    if not (Passkey.objects.filter(user_id=user.pk).exists() and recovery_codes_left(user)):
        raise SecondFactorIncomplete
    if User.objects.filter(pk=user.pk, has_second_factor=False).update(
        has_second_factor=True, second_factor_at=now_ms()
    ):
        sign_in_changed(user.pk, "second_factor_started", {})
    user.has_second_factor = True


@transactional
def second_factor_stop(*, user: User, device: UUID | None = None) -> None:
    """The password alone is enough again; safe to call twice. They have proved that it is them.

    Raises SignInEnded when `device`, on which it is done, ends meanwhile.
    """
    ways_in_lock(user.pk, device=device)
    second_factor_end(user, event="second_factor_stopped")


def second_factor_end(user: User, *, event: str) -> None:
    """Off, and the recovery codes are gone. Calls the hook `sign_in_changed` with `event` if it was on.

    Call it in a transaction, after `ways_in_lock`.
    """
    RecoveryCode.objects.filter(user_id=user.pk).delete()
    on = User.objects.filter(pk=user.pk, has_second_factor=True)
    if on.update(has_second_factor=False, second_factor_at=None):
        sign_in_changed(user.pk, event, {})
    user.has_second_factor = False
