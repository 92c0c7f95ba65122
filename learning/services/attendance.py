"""Writing down who is in the call of a session: joining, saying again that one is there, leaving.

A member is in it with one tab. Whoever joins with another takes over: `peer_id` of the same row changes, and what
carries the old one changes nothing any more.
"""

from typing import TypedDict
from uuid import UUID

from django.db.models import QuerySet

from learning.attendance import back_since
from learning.models import Attendance, Session
from learning.services.running import come_in
from learning.services.state import with_session
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows


class Tab(TypedDict):
    """In what a member is in the call, and the sign-in that it belongs to."""

    peer_id: UUID
    device_id: UUID | None


def attendance_begin(*, session_id: UUID, user_id: UUID, peer_id: UUID, device_id: UUID | None = None) -> None:
    """`user_id` is in the call from now, in the tab `peer_id` and in no other; they have come. Again is fine.

    `device_id` is the sign-in of the tab: the call is over for it when that ends.

    Raises NotFound, NotStarted, SessionClosed, TooEarly, TimePassed. Emits session:started the first time.
    """
    with_session(session_id, _begin, user_id, peer_id, device_id)


def attendance_renew(*, session_id: UUID, user_id: UUID, peer_id: UUID) -> bool:
    """Say that this tab is still there. False when another has taken over, or the tab has left: nothing is written.

    One conditional update. Whoever comes back after the grace begins another stretch, in the same tab.
    """
    still_there = _recent(session_id, user_id).filter(peer_id=peer_id, left_at=None)
    return bool(still_there.update(seen_at=now_ms())) or run(_come_back, session_id, user_id, peer_id)


def attendance_end(*, session_id: UUID, user_id: UUID, peer_id: UUID) -> bool:
    """This tab leaves the call. False when it was not in it: nothing is written."""
    now = now_ms()
    return bool(
        Attendance.objects.filter(session_id=session_id, user_id=user_id, peer_id=peer_id, left_at=None).update(
            left_at=now, seen_at=now
        )
    )


def _begin(session: Session, user_id: UUID, peer_id: UUID, device_id: UUID | None) -> None:
    come_in(session, user_id)
    tab = Tab(peer_id=peer_id, device_id=device_id)
    if not _go_on(session.pk, user_id, tab):
        _lock(session.pk)
        _go_on(session.pk, user_id, tab) or _begin_stretch(session.pk, user_id, tab)


def _come_back(session_id: UUID, user_id: UUID, peer_id: UUID) -> bool:
    if _last_tab(session_id, user_id, peer_id) is None:
        return False
    _lock(session_id)
    tab = _last_tab(session_id, user_id, peer_id)
    if tab is None:
        return False
    _go_on(session_id, user_id, tab) or _begin_stretch(session_id, user_id, tab)
    return True


def _lock(session_id: UUID) -> None:
    """Two tabs that join at once begin one stretch together."""
    lock_rows(Session.objects.filter(pk=session_id))


def _recent(session_id: UUID, user_id: UUID) -> QuerySet[Attendance]:
    """The stretch that goes on when they are there now: one row at most, a next one begins only when there is none."""
    return Attendance.objects.filter(session_id=session_id, user_id=user_id, seen_at__gte=back_since(now_ms()))


def _go_on(session_id: UUID, user_id: UUID, tab: Tab) -> bool:
    return bool(_recent(session_id, user_id).update(**tab, seen_at=now_ms(), left_at=None))


def _begin_stretch(session_id: UUID, user_id: UUID, tab: Tab) -> Attendance:
    now = now_ms()
    return Attendance.objects.create(session_id=session_id, user_id=user_id, **tab, joined_at=now, seen_at=now)


def _last_tab(session_id: UUID, user_id: UUID, peer_id: UUID) -> Tab | None:
    """The tab, if it was there last and has not left: it lost its connection, or its computer slept."""
    rows = Attendance.objects.filter(session_id=session_id, user_id=user_id).order_by("-id")
    last = rows.values("peer_id", "device_id", "left_at").first()
    if last is None or last["peer_id"] != peer_id or last["left_at"] is not None:
        return None
    return {"peer_id": peer_id, "device_id": last["device_id"]}
