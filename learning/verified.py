"""Minutes move only between people whose e-mail addresses are proved."""

from uuid import UUID

from accounts.models import User
from learning.errors import EmailNotVerified
from learning.models import Session
from learning.participants import other_of, people_of


def all_verified(user_ids: list[UUID]) -> bool:
    """True when each of these members has proved their address: one query."""
    return User.objects.filter(pk__in=user_ids, is_verified=True).count() == len(user_ids)


def require_verified(session: Session, by: UUID) -> None:
    """Raises EmailNotVerified, which says to `by` whose address it is: one query."""
    proved = set(User.objects.filter(pk__in=people_of(session), is_verified=True).values_list("pk", flat=True))
    if by not in proved:
        raise EmailNotVerified("you")
    if other_of(session, by) not in proved:
        raise EmailNotVerified("them")
