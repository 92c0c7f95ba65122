"""Connections to machines that a member names. They must lead to the internet, never into our own network."""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cache

_TRANSLATED = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "::/96")]  # to IPv4
# What a cloud tells its own machines, at addresses that no registry calls private: Azure, Oracle.
_OF_CLOUDS = [ipaddress.ip_network(net) for net in ("168.63.129.16/32", "192.0.0.0/24")]


class NotPublic(Exception):
    """The address leads to a machine that the internet does not reach."""


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. Raises OSError, TimeoutError when nobody says it within `seconds`.

    The resolver knows no limit of ours, and cannot be stopped: its thread is left behind. A member chooses the name, so
    they may also run the name server that answers, or does not. The resolver gives up by itself, within half a minute
    as it comes, so that threads do not gather.
    """
    found: Future[list[str]] = Future()

    def ask() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result([str(entry[4][0]) for entry in entries])
        except Exception as error:  # raised where somebody waits for it
            found.set_exception(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    return found.result(timeout=seconds)


def is_public(address: str) -> bool:
    """True for an address of the internet: not of this machine, a private network, a cloud's inside, or a group."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in network for network in _TRANSLATED):
            return False
    if any(ip in network for network in _OF_CLOUDS):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class PinnedConnection(http.client.HTTPConnection):
    """To the first of `addresses` that answers, whatever the name says by now; encrypted for the name, if `context`.

    Each of them has its share of `seconds` to be reached in: a name often has an IPv6 address first, and our network or
    theirs may have no IPv6.
    """

    def __init__(
        self, host: str, addresses: Sequence[tuple[str, int]], context: ssl.SSLContext | None, *, seconds: float
    ) -> None:
        self.default_port = 443 if context else 80  # with it the Host header has no port
        super().__init__(host, addresses[0][1], timeout=seconds)
        self._addresses, self._context, self._seconds = addresses, context, seconds
        self._line: socket.socket | None = None  # also once an answer that ends with the connection has taken `sock`
        self.was_cut = False

    def connect(self) -> None:
        self.sock = self._line = self._reached()
        if self.was_cut:  # in the moment before there was a socket to end
            raise TimeoutError
        if self._context:
            # The handshake comes after, so that `cut` finds a socket that it can end.
            wrapped = self._context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = self._line = wrapped
            self.sock.do_handshake()

    def _reached(self) -> socket.socket:
        ends = time.monotonic() + self._seconds
        for others, address in zip(range(len(self._addresses) - 1, -1, -1), self._addresses, strict=True):
            share = max(ends - time.monotonic(), 0.001) / (others + 1)
            try:
                line = socket.create_connection(address, share)
            except OSError:
                if not others or self.was_cut:
                    raise
            else:
                line.settimeout(self._seconds)
                return line
        raise OSError("No address to connect to.")

    def cut(self) -> None:
        """End it from another thread: every read of it ends at once."""
        self.was_cut = True
        if self._line:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


@cache
def trust() -> ssl.SSLContext:
    """Whose certificates are believed."""
    return ssl.create_default_context()
