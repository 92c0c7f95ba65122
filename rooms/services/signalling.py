"""Passing on what two browsers say to each other before they are connected: descriptions and candidates."""

from uuid import UUID

from django.utils.translation import gettext as _

from learning.attendance import current_peers
from realtime.services import publish
from rooms.errors import CallElsewhere, PeerGone
from rooms.events import CallSignal
from rooms.selectors import call_of
from rooms.shapes import Candidate, DescriptionSignal, Signal
from skillswap.errors import InvalidInput
from skillswap.http.throttling import hit

SDP_LENGTH = 12_000  # characters; its line ends take four bytes each of a frame, which has 16 KiB
CANDIDATES_MOST = 50  # in one signal
CANDIDATE_LENGTH = 1000
MID_LENGTH = 64
FRAGMENT_LENGTH = 256  # RFC 8839

Wrong = list[tuple[str, str]]


def call_signal(*, session_id: UUID, by: UUID, peer_id: UUID, to: UUID, signal: Signal) -> None:
    """Pass a signal of the tab `peer_id` on to the other one's tab `to`. Nothing is stored.

    Raises NotFound, TooFast, InvalidInput, CallElsewhere, PeerGone. Emits call:signal to the other one alone.
    Three queries.
    """
    call = call_of(session_id, by)
    hit("call_signal", by)
    InvalidInput.require_none(_wrong(signal))
    peers = current_peers(session_id)
    if peers.get(by) != peer_id:
        raise CallElsewhere
    if peers.get(call.other_id) != to:
        raise PeerGone
    event = CallSignal(session_id=session_id, user_id=by, peer_id=peer_id, to=to, signal=signal)
    publish(event, to=[call.other_id])


def _wrong(signal: Signal) -> Wrong:
    """What of a signal no browser says."""
    if isinstance(signal, DescriptionSignal):
        return _text_wrong("signal.description.sdp", signal.description.sdp, SDP_LENGTH, line_ends="\r\n")
    if len(signal.candidates) > CANDIDATES_MOST:
        return [("signal.candidates", _("Send at most %(count)d at once.") % {"count": CANDIDATES_MOST})]
    return [wrong for candidate in signal.candidates for wrong in _candidate_wrong(candidate)]


def _candidate_wrong(one: Candidate) -> Wrong:
    name = "signal.candidates"
    return [
        *_text_wrong(f"{name}.candidate", one.candidate, CANDIDATE_LENGTH),
        *_text_wrong(f"{name}.sdpMid", one.sdp_mid or "", MID_LENGTH),
        *_text_wrong(f"{name}.usernameFragment", one.username_fragment or "", FRAGMENT_LENGTH),
    ]


def _text_wrong(field: str, text: str, most: int, line_ends: str = "") -> Wrong:
    if len(text) > most:
        return [(field, _("It has %(count)d characters; %(most)d are allowed.") % {"count": len(text), "most": most})]
    if not all(sign.isprintable() or sign in line_ends for sign in text):
        return [(field, _("It holds characters that no browser sends."))]
    return []
