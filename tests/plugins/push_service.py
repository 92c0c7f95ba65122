"""A push service on the loopback, in the place of those of browser makers: it takes pushes, and the browsers behind it
decrypt them.

It checks what a real one checks (RFC 8030, 8188, 8292): the signature of who sends and for whom it was made, and the
headers. `Browser` has keys of its own, as every subscription has, and reads a push as RFC 8291 says.
"""

import base64
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Answer = Callable[[BaseHTTPRequestHandler], None]


def text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def raw(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))


@dataclass
class Browser:
    """One subscription: where it is reached, its keys, and what it received."""

    endpoint: str
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def keys(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"p256dh": text(point), "auth": text(self.secret)}

    @property
    def subscription(self) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` says in a browser, and what our API takes."""
        return {"endpoint": self.endpoint, "keys": self.keys}

    def read(self, body: bytes) -> Any:
        """Decrypt what the push service stored. Raises when it was not encrypted for this browser."""
        assert len(body) <= 4096
        return json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"))


@dataclass(frozen=True)
class Taken:
    """A push as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes
    claims: dict[str, Any]  # of who sent it, the signature checked
    sender_key: str


@dataclass
class PushService:
    """`answers` are used up one by one, each a status or a function that answers; then everything is taken (201)."""

    url: str = ""
    taken: list[Taken] = field(default_factory=list)
    answers: list[int | Answer] = field(default_factory=list)
    retry_after: str = ""
    arrived: threading.Condition = field(default_factory=threading.Condition)

    def browser(self, name: str = "one") -> Browser:
        return Browser(f"{self.url}/send/{name}")

    def wait_for(self, count: int, *, path: str, seconds: float = 300) -> list[Taken]:
        """The first `count` pushes to this path, once they came: on a busy machine that is after a second try, which
        comes within two minutes."""
        with self.arrived:
            came = self.arrived.wait_for(lambda: len(self._to(path)) >= count, seconds)
            assert came, f"{len(self._to(path))} pushes came"
            return self._to(path)[:count]

    def _to(self, path: str) -> list[Taken]:
        return [push for push in self.taken if push.path == path]

    def take(self, path: str, headers: dict[str, str], body: bytes) -> None:
        claims, key = _checked_sender(headers["Authorization"], self.url)
        with self.arrived:
            self.taken.append(Taken(path, headers, body, claims, key))
            self.arrived.notify_all()


def _checked_sender(authorization: str, audience: str) -> tuple[dict[str, Any], str]:
    """The claims and the key of `vapid t=…,k=…` (RFC 8292). Raises when they are not as a push service demands."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    assert scheme == "vapid"
    signed, _, signature = parts["t"].rpartition(".")
    header, claims = (json.loads(raw(part)) for part in signed.split("."))
    assert header == {"typ": "JWT", "alg": "ES256"}, header
    number = raw(signature)
    der = encode_dss_signature(int.from_bytes(number[:32], "big"), int.from_bytes(number[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(parts["k"]))
    key.verify(der, signed.encode(), ec.ECDSA(SHA256()))
    assert claims["aud"] == audience
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600
    assert claims["sub"].startswith(("mailto:", "https:"))
    return claims, parts["k"]


class _Handler(BaseHTTPRequestHandler):
    service: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            self.service.take(self.path, dict(self.headers), body)
        except Exception as error:
            return self.answer(401, repr(error).encode())
        answer = self.service.answers.pop(0) if self.service.answers else 201
        if isinstance(answer, int):
            return self.answer(answer)
        return answer(self)

    def answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        if self.service.retry_after:
            self.send_header("Retry-After", self.service.retry_after)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read `taken`."""


@contextmanager
def push_service(port: int = 0) -> Iterator[PushService]:
    """One that serves on `port`, else on one of its own, until the block ends."""
    service = PushService()
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Handler", (_Handler,), {"service": service}))
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
