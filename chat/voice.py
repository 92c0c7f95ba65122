"""What a voice message may be: judged by its content, whatever it is called."""

from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from skillswap.errors import InvalidInput
from skillswap.phrases import plural

PEAKS = 64  # of a waveform at most
LOUDEST = 100
SLACK_MS = 2_000  # recorders stop a little late
ENDINGS = {"audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a"}
REFUSAL = N_("This recording cannot be played. Record it anew.")
_HEAD_BYTES = 8192
_PICTURES = (b"V_VP", b"V_AV1", b"V_MPEG", b"vide", b"theora")  # what only a video has in its head


@dataclass(frozen=True)
class Voice:
    """What its recorder says of a voice message: how long it is, and how loud (0 to 100) from begin to end."""

    duration_ms: int
    waveform: tuple[int, ...] = ()


def voice_rules(voice: Voice) -> list[tuple[bool, str, str]]:
    """For `InvalidInput.require`."""
    longest = settings.VOICE_SECONDS * 1000 + SLACK_MS
    minutes = settings.VOICE_SECONDS // 60
    in_bounds = len(voice.waveform) <= PEAKS and all(0 <= peak <= LOUDEST for peak in voice.waveform)
    return [
        (
            0 < voice.duration_ms <= longest,
            "duration_ms",
            plural(
                "A voice message has at most %(count)d minute.",
                "A voice message has at most %(count)d minutes.",
                minutes,
            ),
        ),
        (
            in_bounds,
            "waveform",
            _("At most %(peaks)d numbers from 0 to %(loudest)d.") % {"peaks": PEAKS, "loudest": LOUDEST},
        ),
    ]


def voice_type(file: IO[bytes]) -> str:
    """Its media type: WebM, Ogg or MP4 with sound and nothing else. Raises InvalidInput. Reads its beginning."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    kind = _container(head)
    if kind is None or any(mark in head for mark in _PICTURES):
        raise InvalidInput("file", _(REFUSAL))
    return kind


def _container(head: bytes) -> str | None:
    if head.startswith(b"\x1a\x45\xdf\xa3") and (b"A_OPUS" in head or b"A_VORBIS" in head):
        return "audio/webm"
    if head.startswith(b"OggS") and (b"OpusHead" in head or b"\x01vorbis" in head):
        return "audio/ogg"
    return "audio/mp4" if head[4:8] == b"ftyp" else None
