"""Where two people write words into a session: notes, the summary, materials."""

from uuid import UUID

from accounts.models import User
from accounts.services import members_lock
from learning.models import Session
from learning.selectors import session_of
from skillswap.db.locks import lock_rows


def session_lock_for(by: User, session_id: UUID) -> Session:
    """The session for `by` to write in, locked until the transaction is over. Raises NotFound.

    So is the member. Whoever deletes their account or is blocked at this moment was first, and there is nothing to
    write in any more; or waits, and what was written goes or is hidden with the rest.
    """
    lock_rows(Session.objects.filter(pk=session_id))
    members_lock(by.pk)
    return session_of(by.pk, session_id)
