"""A small TURN client: asks a server for a relay (RFC 8656) with a long-term credential (RFC 8489)."""

import contextlib
import hashlib
import hmac
import os
import socket
import struct
from dataclasses import dataclass, field

COOKIE = 0x2112A442
ALLOCATE, REFRESH, PERMIT = 0x0003, 0x0004, 0x0008
USERNAME, INTEGRITY, ERROR, LIFETIME, PEER, REALM, NONCE, RELAYED, FAMILY, TRANSPORT = (
    0x0006,
    0x0008,
    0x0009,
    0x000D,
    0x0012,
    0x0014,
    0x0015,
    0x0016,
    0x0017,
    0x0019,
)
UDP = bytes([17, 0, 0, 0])
IPV6 = bytes([2, 0, 0, 0])

Attributes = dict[int, bytes]


@dataclass
class Relay:
    """One socket, and so one allocation, at a TURN server."""

    server: tuple[str, int]
    wire: socket.socket = field(default_factory=lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))

    def allocate(self, username: str, password: str) -> tuple[int, tuple[str, int] | None]:
        """Ask for a relay: (0, its address), or (the error's code, None)."""
        code, answer = self._signed(ALLOCATE, {TRANSPORT: UDP}, username, password)
        return code, _address(answer[RELAYED]) if code == 0 else None

    def allocate_ipv6(self, username: str, password: str) -> int:
        """Ask for a relay with an IPv6 address; 0 or the error's code."""
        return self._signed(ALLOCATE, {TRANSPORT: UDP, FAMILY: IPV6}, username, password)[0]

    def refresh(self, username: str, password: str, seconds: int = 60) -> int:
        """Keep the relay, or give it back with 0 seconds; 0 or the error's code."""
        return self._signed(REFRESH, {LIFETIME: struct.pack("!I", seconds)}, username, password)[0]

    def permit(self, username: str, password: str, peer: str) -> int:
        """May data of this address come through the relay? 0 or the error's code."""
        return self._signed(PERMIT, {PEER: peer.encode()}, username, password)[0]

    def close(self) -> None:
        self.wire.close()

    def _signed(self, method: int, attributes: Attributes, username: str, password: str) -> tuple[int, Attributes]:
        """Ask once without a signature, which tells realm and nonce, then with one."""
        _, challenge = self._ask(method, attributes, None)
        realm, nonce = challenge[REALM], challenge[NONCE]
        key = hashlib.md5(b":".join([username.encode(), realm, password.encode()])).digest()
        known = {USERNAME: username.encode(), REALM: realm, NONCE: nonce}
        return self._ask(method, attributes | known, key)

    def _ask(self, method: int, attributes: Attributes, key: bytes | None) -> tuple[int, Attributes]:
        transaction = os.urandom(12)
        if PEER in attributes:
            attributes = attributes | {PEER: _masked(attributes[PEER].decode(), transaction)}
        body = b"".join(_attribute(kind, value) for kind, value in attributes.items())
        if key is not None:
            head = struct.pack("!HHI", method, len(body) + 24, COOKIE) + transaction
            body += _attribute(INTEGRITY, hmac.digest(key, head + body, "sha1"))
        found = _read(self._answer(struct.pack("!HHI", method, len(body), COOKIE) + transaction + body))
        error = found.get(ERROR)
        return (error[2] * 100 + error[3] if error else 0), found

    def _answer(self, request: bytes) -> bytes:
        """Send it, again each second: UDP loses what arrives before coturn listens, or while it has no time."""
        self.wire.settimeout(1)
        for _ in range(60):
            self.wire.sendto(request, self.server)
            with contextlib.suppress(TimeoutError):
                while (answer := self.wire.recv(2048))[8:20] != request[8:20]:
                    pass  # to an earlier one
                return answer
        raise TimeoutError


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("!HH", kind, len(value)) + value + bytes(-len(value) % 4)


def _read(message: bytes) -> Attributes:
    found, at = {}, 20
    while at < len(message):
        kind, length = struct.unpack_from("!HH", message, at)
        found[kind] = message[at + 4 : at + 4 + length]
        at += 4 + length + -length % 4
    return found


def _masked(peer: str, transaction: bytes) -> bytes:
    """XOR-PEER-ADDRESS, of any port."""
    family = socket.AF_INET6 if ":" in peer else socket.AF_INET
    mask = struct.pack("!I", COOKIE) + transaction
    masked = bytes(one ^ other for one, other in zip(socket.inet_pton(family, peer), mask, strict=False))
    return struct.pack("!BBH", 0, 2 if family == socket.AF_INET6 else 1, 0) + masked


def _address(value: bytes) -> tuple[str, int]:
    """XOR-RELAYED-ADDRESS of IPv4."""
    port, address = struct.unpack("!HI", value[2:8])
    return socket.inet_ntoa(struct.pack("!I", address ^ COOKIE)), port ^ (COOKIE >> 16)
