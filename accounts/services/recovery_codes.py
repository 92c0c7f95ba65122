"""Recovery codes: ten, each replaces the second factor once."""

import hashlib
import secrets
from uuid import UUID

from django.utils.translation import gettext

from accounts.errors import SecondFactorIncomplete
from accounts.hooks import sign_in_changed
from accounts.models import Passkey, RecoveryCode, User
from accounts.services.ways_in import ways_in_lock
from skillswap.db import transactional
from skillswap.db.fields import now_ms

CODES = 10
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # 32: five bits each
_GROUPS, _GROUP = 4, 4


@transactional
def recovery_codes_make(*, user: User, device: UUID | None = None) -> list[str]:
    """Ten new codes in place of those before. They are shown this once. They have proved that it is them.

    Raises SecondFactorIncomplete without a passkey, whose stand-in they are, and SignInEnded when `device`, on which it
    is done, ends meanwhile. Calls the hook `sign_in_changed`.
    """
    ways_in_lock(user.pk, device=device)
    if not Passkey.objects.filter(user_id=user.pk).exists():
        raise SecondFactorIncomplete(gettext("First add a passkey: recovery codes stand in for it."))
    codes = [_new_code() for _ in range(CODES)]
    RecoveryCode.objects.filter(user_id=user.pk).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user_id=user.pk, digest=_digest(user, code)) for code in codes)
    sign_in_changed(user.pk, "recovery_codes_made", {})
    return codes


@transactional
def recovery_code_use(*, user: User, code: str) -> bool:
    """Whether this was one of the member's unused codes; it is used now. Calls the hook `sign_in_changed` if so."""
    unused = RecoveryCode.objects.filter(user_id=user.pk, used_at=None)
    if not unused.filter(digest=_digest(user, code)).update(used_at=now_ms()):
        return False
    sign_in_changed(user.pk, "recovery_code_used", {"codesLeft": unused.count()})
    return True


def recovery_codes_left(user: User) -> int:
    return RecoveryCode.objects.filter(user_id=user.pk, used_at=None).count()


def _new_code() -> str:
    """80 random bits as people copy them from paper: `k3pq-7xwm-2hgt-9rcv`, without what looks alike."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _digest(user: User, code: str) -> str:
    """Capitals, spaces and dashes make no difference."""
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(f"{user.pk}:{letters}".encode()).hexdigest()
