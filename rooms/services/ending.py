"""Calls that somebody else ends: a sign-in that is over, two people who are hidden from each other now.

Who made the call their own by a program could go on sending to the other one's browser; so both are told that it is
over, and a browser that hears so hangs up.
"""

from collections.abc import Iterable
from uuid import UUID

from learning.attendance import there_now
from learning.models import Attendance, Session
from learning.participants import people_of
from learning.services.attendance import attendance_end
from moderation.selectors import blocked_between
from realtime.services import publish
from rooms.events import CallLeft


def calls_leave_devices(user_id: UUID, device_ids: list[UUID], reason: str) -> None:
    """The member's tabs of these sign-ins leave their calls. Handler of `devices_ended`. Emits call:left to both."""
    _leave(there_now().filter(user_id=user_id, device_id__in=device_ids))


def calls_follow_block(one: UUID, two: UUID) -> None:
    """Both leave the call they are in with each other, once one has blocked the other. Handler of `block_changed`.

    Emits call:left of each to both.
    """
    if not blocked_between(one, two):
        return
    found = list(there_now().filter(user_id__in=[one, two]))
    sessions = Session.objects.filter(pk__in={tab.session_id for tab in found})
    theirs = {session.pk for session in sessions if set(people_of(session)) == {one, two}}
    _leave(tab for tab in found if tab.session_id in theirs)


def _leave(tabs: Iterable[Attendance]) -> None:
    for tab in tabs:
        about = {"session_id": tab.session_id, "user_id": tab.user_id, "peer_id": tab.peer_id}
        if attendance_end(**about):
            publish(CallLeft(**about), to=people_of(Session.objects.get(pk=tab.session_id)))
