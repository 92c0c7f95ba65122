"""The summary of a session, which its two people write together."""

from typing import Any

from learning.models import BOOKED, Session, Status

# From the agreement on, and after the end: what a request may hold is its description.
WRITABLE = (*BOOKED, Status.COMPLETED, Status.NO_SHOW, Status.ABANDONED)


def summary_of(session: Session) -> dict[str, Any] | None:
    """What it says now; None while nobody has written. No query."""
    if not session.summary_version:
        return None
    return {
        "text": session.summary_text,
        "updated_by_id": session.summary_by_id,
        "updated_at": session.summary_at,
        "version": session.summary_version,
    }
