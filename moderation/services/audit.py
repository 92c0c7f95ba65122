"""The audit trail."""

from typing import Any

from accounts.models import User
from moderation.models import Action, AuditEntry


def audit_write(
    *, action: Action, target: User | None, by: User | None, reason: str = "", data: dict[str, Any] | None = None
) -> None:
    """Record that `by` (None: an operator at the command line) did something to `target`; `data` is JSON.

    Call it in the transaction of the action.
    """
    AuditEntry(actor=by, action=action, target=target, reason=reason[:500], data=data or {}).save()
