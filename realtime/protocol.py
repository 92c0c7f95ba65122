"""Frames that clients send: reading them, and answering them with an ack or an error."""

import asyncio
import json
from typing import Any
from uuid import UUID

import orjson
import structlog
from django.utils.translation import gettext as _

from realtime.commands import run_command
from realtime.errors import BadFrame
from realtime.frames import encode
from skillswap.db import is_busy
from skillswap.errors import Busy, DomainError, ServerError
from skillswap.text import has_half_characters

log = structlog.get_logger(__name__)

LARGEST_FRAME = 16 * 1024  # bytes on the wire


def size(text: str | None, data: bytes | None) -> int:
    """Bytes of a frame on the wire; at least as many as it has characters."""
    if text is None or len(text) > LARGEST_FRAME:
        return len(text or data or b"")
    return len(text.encode(errors="surrogatepass"))


def parse(text: str | None) -> dict[str, Any]:
    """The JSON object in a text frame (None: it was binary). Raises BadFrame."""
    if text is None:
        raise BadFrame(_("Send text frames."))
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadFrame(_("That frame is not JSON, or holds half of a character.")) from error
    if not isinstance(body, dict):
        raise BadFrame(_("A frame is a JSON object."))
    return body


def id_in(text: str | None) -> str | None:
    """The id of a command that is JSON for Python but not for us: whoever sent it wants to know which one it was."""
    try:
        body = json.loads(text or "")
        command_id = body.get("id") if isinstance(body, dict) else None
        return command_id if isinstance(command_id, str) and not has_half_characters(command_id) else None
    except (ValueError, RecursionError):
        return None


async def answer(body: dict[str, Any], *, user_id: UUID, device_id: UUID, within: float) -> str:
    """Run the command in `body` and return the frame that answers it. Raises BadFrame.

    After `within` seconds the answer is `busy`: it may still be done, and the same id sent again does nothing twice.
    """
    try:
        async with asyncio.timeout(within):
            command_id, data = await run_command(body, user_id=user_id, device_id=device_id)
    except BadFrame:
        raise
    except TimeoutError:
        return encode(error_frame(body, Busy()))
    except DomainError as error:
        return encode(error_frame(body, error))
    except Exception as error:
        if is_busy(error):
            return encode(error_frame(body, Busy()))
        log.exception("command_failed", type=str(body.get("type"))[:40])
        return encode(error_frame(body, ServerError()))
    return encode({"type": "ack", "id": command_id, "data": data})


def error_frame(body: dict[str, Any], error: DomainError) -> dict[str, Any]:
    """The frame that answers `body` with an error."""
    reply: dict[str, Any] = {"type": "error", "id": body.get("id"), "code": error.code, "message": error.message}
    if error.retry_after is not None:
        reply["retryAfter"] = round(error.retry_after, 1)
    return reply | error.details()
