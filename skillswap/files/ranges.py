"""A part of a file, as players ask for it when somebody seeks (RFC 9110, section 14): one range in bytes."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase

from skillswap.errors import BadRequest
from skillswap.http.refusals import refusal

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)  # more digits than Python reads are no range
BLOCK_BYTES = 256 * 1024


class RangeOutside(BadRequest):
    """416: nothing of the file is in the range."""

    status = 416


def range_of(header: str, size: int) -> range | None:
    """The bytes of a file of `size` that the header asks for; None for all of it, as for what is no range of ours.

    Raises RangeOutside.
    """
    asked = _ONE_RANGE.fullmatch(header.strip())
    if asked is None or asked[0] == "bytes=-":
        return None
    first, last = asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if start >= size or (first and last and int(last) < start):
        raise RangeOutside
    return range(start, end)


class FilePart:
    """The bytes of an open file in a range; closed with the answer."""

    def __init__(self, file: IO[bytes], part: range) -> None:
        self._file, self._part = file, part

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._part.start)
        left = len(self._part)
        while left > 0 and (block := self._file.read(min(left, BLOCK_BYTES))):
            left -= len(block)
            yield block

    def close(self) -> None:
        self._file.close()


def part_response(file: IO[bytes], size: int, header: str) -> HttpResponseBase | None:
    """206 with the part that `header` asks for, 416 when it is outside, None when the whole file is asked for."""
    try:
        part = range_of(header, size)
    except RangeOutside as error:
        file.close()
        refused = refusal(error)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    if part is None:
        return None
    answer = StreamingHttpResponse(FilePart(file, part), status=206)
    answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    answer["Content-Length"] = str(len(part))
    return answer
