"""One GET of a calendar from a server that nobody has to trust: to checked addresses, limited in time and size."""

import http.client
import threading
import time
import zlib
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from learning.busy.addresses import addresses_of, cleaned, target_of
from skillswap.outgoing import NotPublic, PinnedConnection, trust

MOST_REDIRECTS = 3
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE, _CLOSED = (404, 410), (401, 403)


class CannotFetch(Exception):
    """`code` says why, for the member."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Fetched:
    """A file with its ETag. Without `content` it is the same as before."""

    content: bytes | None
    etag: str = ""


def fetch(url: str, etag: str = "") -> Fetched:
    """The file at `url`, after MOST_REDIRECTS at most, within BUSY_SECONDS and BUSY_BYTES. Raises CannotFetch.

    Each address on the way is looked up and checked anew, and the connection goes to what was checked. A time-out of
    sockets counts from byte to byte, so a timer ends the connection.
    """
    until = time.monotonic() + settings.BUSY_SECONDS
    try:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _get(url, etag, until)
            if isinstance(answer, Fetched):
                return answer
            if urlsplit(url).scheme == "https" and urlsplit(answer).scheme != "https":
                raise CannotFetch("not_public")  # the rest of the way everybody could read it
            url = answer
    except NotPublic as error:
        raise CannotFetch("not_public") from error
    except TimeoutError as error:
        raise CannotFetch("too_slow") from error
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise CannotFetch("unreachable") from error
    raise CannotFetch("too_many_redirects")


def _get(url: str, etag: str, until: float) -> Fetched | str:
    """The file, or where it is instead."""
    addresses = addresses_of(url, until=until)
    left = max(until - time.monotonic(), 0.001)
    parts = urlsplit(url)
    connection = PinnedConnection(
        parts.hostname or "", addresses, trust() if parts.scheme == "https" else None, seconds=left
    )
    timer = threading.Timer(left, connection.cut)
    timer.start()
    try:
        connection.request("GET", target_of(url), headers=_headers(etag))
        with connection.getresponse() as response:
            answer = _read(url, response, asked=etag)
    except (OSError, http.client.HTTPException):
        if connection.was_cut:
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        connection.close()
    if connection.was_cut:  # the end of a connection looks like the end of the file
        raise TimeoutError
    return answer


def _headers(etag: str) -> dict[str, str]:
    wanted = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "gzip", "User-Agent": "SkillSwap calendar"}
    return wanted | ({"If-None-Match": etag} if etag else {})


def _read(url: str, response: http.client.HTTPResponse, *, asked: str) -> Fetched | str:
    if response.status in _REDIRECTS:
        return cleaned(urljoin(url, response.getheader("Location", "")))
    if response.status == 304 and asked:  # otherwise nobody has asked whether it changed, and there is no file
        return Fetched(None)
    if response.status in _GONE:
        raise CannotFetch("not_found")
    if response.status in _CLOSED:
        raise CannotFetch("not_allowed")
    if response.status != 200:
        raise CannotFetch("unreachable")
    etag = response.getheader("ETag", "")
    return Fetched(_content(response), etag if len(etag) <= 300 and etag.isascii() and etag.isprintable() else "")


def _content(response: http.client.HTTPResponse) -> bytes:
    """The body, unpacked; never more than BUSY_BYTES of it are in memory. Raises CannotFetch.

    What is packed counts too: what follows the end of a packed file unpacks to nothing, and is kept.
    """
    is_packed = response.getheader("Content-Encoding", "").lower() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if is_packed else None
    content, received = b"", 0
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        room = settings.BUSY_BYTES + 1 - len(content)
        content += unpack.decompress(chunk, room) if unpack else chunk
        if max(len(content), received) > settings.BUSY_BYTES or (unpack and unpack.unconsumed_tail):
            raise CannotFetch("too_large")
    return content
