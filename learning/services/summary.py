"""Writing the summary of a session: whoever is second sees what the first one wrote, and nothing gets lost."""

from uuid import UUID

from django.db.models import F

from accounts.models import User
from learning.errors import SessionClosed, SummaryChanged
from learning.models import Session
from learning.services.publishing import words_publish
from learning.services.writing import session_lock_for
from learning.summaries import WRITABLE
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.http.throttling import counted


def summary_write(*, session: Session, by: User, text: str, version: int) -> Session:
    """Replace the summary, of which `version` is the one that `by` changed; 0 when there was none.

    The same text again is fine. Raises SessionClosed before the agreement and after a cancellation, SummaryChanged with
    what is there, TooFast. Emits session:updated to both.
    """
    with counted("summary", by.pk) as use:
        done = run(_write, session.pk, by, text, version)
        use.made = done.summary_version > session.summary_version
    return done


def _write(session_id: UUID, by: User, text: str, version: int) -> Session:
    session = session_lock_for(by, session_id)
    if session.status not in WRITABLE:
        raise SessionClosed
    if session.summary_text == text and session.summary_version:
        return session
    now = now_ms()
    wrote = "teacher_wrote_summary" if by.pk == session.teacher_id else "student_wrote_summary"
    unchanged = Session.objects.filter(pk=session_id, summary_version=version)
    changes = {"summary_text": text, "summary_by_id": by.pk, "summary_at": now, "changed_at": now, wrote: True}
    done = unchanged.update(summary_version=F("summary_version") + 1, **changes)
    session.refresh_from_db()
    if not done:
        raise SummaryChanged(session)
    words_publish(session)
    return session
