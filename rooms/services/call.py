"""Joining, renewing and leaving the call of a session. Only attendance is stored; who is there is told to both."""

from uuid import UUID

from django.utils.translation import gettext as _

from learning.attendance import current_peers
from learning.services.attendance import attendance_begin, attendance_end, attendance_renew
from realtime.selectors import ended_devices
from realtime.services import publish
from rooms.events import CallJoined, CallLeft
from rooms.selectors import Call, call_of, call_state
from rooms.shapes import CallState
from skillswap.errors import InvalidInput, NotFound, NotSignedIn
from skillswap.http.throttling import hit


def call_join(*, session_id: UUID, by: UUID, peer_id: UUID, device_id: UUID | None = None) -> CallState:
    """`by` is in the call with the tab `peer_id`, in place of an earlier one of theirs. Again is fine.

    When the sign-in `device_id` of that tab ends, it leaves (`services/ending.py`).

    Raises NotFound, NotSignedIn, TooFast, as `attendance_begin`, and InvalidInput for a peer id of the other one's.
    Emits call:joined to both, all tabs.
    """
    call = call_of(session_id, by)
    hit("call_join", by)
    if current_peers(session_id).get(call.other_id) == peer_id:
        raise InvalidInput("peer_id", _("Make a UUID of your own for each time you join."))
    attendance_begin(session_id=session_id, user_id=by, peer_id=peer_id, device_id=device_id)
    call = _still_open(call, peer_id, device_id)
    publish(CallJoined(session_id=session_id, user_id=by, peer_id=peer_id), to=call.people)
    return call_state(call)


def _still_open(call: Call, peer_id: UUID, device_id: UUID | None) -> Call:
    """The room after joining: a block, an end or a log-out at that moment did not see the tab, so the tab looks."""
    try:
        if device_id is not None and ended_devices([device_id]):
            raise NotSignedIn
        return call_of(call.session_id, call.user_id)
    except (NotFound, NotSignedIn):
        attendance_end(session_id=call.session_id, user_id=call.user_id, peer_id=peer_id)
        raise


def call_renew(*, session_id: UUID, by: UUID, peer_id: UUID) -> tuple[bool, CallState]:
    """The tab says that it is still there: whether it is the one that is in the call, and who else is.

    Raises NotFound, TooFast.
    """
    call = call_of(session_id, by)
    hit("call_signal", by)
    is_current = attendance_renew(session_id=session_id, user_id=by, peer_id=peer_id)
    return is_current, call_state(call)


def call_leave(*, session_id: UUID, by: UUID, peer_id: UUID) -> None:
    """The tab leaves; one that is not in the call changes nothing.

    Raises NotFound, TooFast. Emits call:left to both, all tabs.
    """
    call = call_of(session_id, by)
    hit("call_signal", by)
    if attendance_end(session_id=session_id, user_id=by, peer_id=peer_id):
        publish(CallLeft(session_id=session_id, user_id=by, peer_id=peer_id), to=call.people)
