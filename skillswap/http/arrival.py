"""HTTP as Daphne serves it, with a time in which a request has to arrive, and errors in the API's shape.

Daphne calls the application when the whole request is there. Until then it waits for ever as long as a byte comes now
and then, and keeps whatever comes. Here a request is there within ARRIVAL_SECONDS, or it is a large one, an upload, on
a slow line: then in each such time ARRIVAL_BYTES_PER_SECOND have come, and in all no more than UPLOAD_LIMIT.
"""

from typing import Any

from daphne.http_protocol import WebRequest
from django.conf import settings
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web.http import HTTPChannel

from skillswap.errors import BadRequest, DomainError, ServerError, TooSlow
from skillswap.http.error_responses import error_body
from skillswap.http.json import to_json

HEADERS = {
    b"Content-Type": b"application/json",
    b"Content-Security-Policy": b"default-src 'none'; frame-ancestors 'none'",
    b"X-Content-Type-Options": b"nosniff",
    b"X-Frame-Options": b"DENY",
    b"Referrer-Policy": b"strict-origin-when-cross-origin",
}


class ArrivingRequest(WebRequest):
    """A request that keeps no more of its body than the application looks at."""

    def handleContentChunk(self, data: bytes) -> None:
        if self.content.tell() <= settings.UPLOAD_LIMIT:  # the rest is not needed to refuse it
            super().handleContentChunk(data)

    def basic_error(self, status: int, status_text: bytes, body: str) -> None:
        """What Daphne itself refuses, or answers when the application breaks."""
        error = BadRequest() if status < 500 else ServerError()
        self.handle_reply({"type": "http.response.start", "status": status, "headers": list(HEADERS.items())})
        self.handle_reply({"type": "http.response.body", "body": to_json(error_body(error))})


class ArrivingChannel(HTTPChannel):
    """A connection on which each request has a time to arrive, from its first byte to the last of its body."""

    requestFactory = property(lambda self: ArrivingRequest, lambda self, _: None)  # Daphne sets its own
    transport: Any
    _late: Any = None
    _refused = False
    _came = 0  # bytes of this request
    _came_before = 0  # what had come when the time that runs now began

    def connectionMade(self) -> None:
        super().connectionMade()
        self._expect()

    def dataReceived(self, data: bytes) -> None:
        if not self._refused:
            self._expect()
            self._came += len(data)
            super().dataReceived(data)

    def allContentReceived(self) -> None:
        self._stop_waiting()
        super().allContentReceived()

    def requestDone(self, request: Any) -> None:
        more = bool(self._dataBuffer)  # the next request came while this one was answered
        super().requestDone(request)
        if more:
            self._expect()

    def connectionLost(self, reason: Failure = connectionDone) -> None:
        self._stop_waiting()
        super().connectionLost(reason)

    def _expect(self) -> None:
        """Start the time, unless it runs or the request is there."""
        if self._late is None and not self._handlingRequest:
            self._came = self._came_before = 0
            self._wait()

    def _wait(self) -> None:
        self._late = self.callLater(settings.ARRIVAL_SECONDS, self._time_over)

    def _time_over(self) -> None:
        """Another time for what comes fast enough and is not too large."""
        came = self._came - self._came_before
        enough = settings.ARRIVAL_SECONDS * settings.ARRIVAL_BYTES_PER_SECOND
        if came < enough or self._came > settings.UPLOAD_LIMIT:
            self._too_late()
            return
        self._came_before = self._came
        self._wait()

    def _stop_waiting(self) -> None:
        if self._late is not None and self._late.active():
            self._late.cancel()
        self._late = None

    def _too_late(self) -> None:
        self._refuse(TooSlow())

    def _respondToBadRequestAndDisconnect(self) -> None:
        self._refuse(BadRequest())

    def lineLengthExceeded(self, line: bytes) -> None:
        self._refuse(BadRequest())

    def _refuse(self, error: DomainError) -> None:
        """Answer, and hang up on whoever goes on sending."""
        self._stop_waiting()
        self._refused = True
        body = to_json(error_body(error))
        lines = [b"HTTP/1.1 %d Refused" % error.status, b"Connection: close", b"Content-Length: %d" % len(body)]
        lines += [b"%s: %s" % header for header in HEADERS.items()]
        self.transport.write(b"\r\n".join([*lines, b"", body]))
        self.timeoutConnection()
