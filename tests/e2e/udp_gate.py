"""A way for UDP packets that a test can close, or make bad: what comes meanwhile is lost, as on such a network."""

import random
import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

LARGEST = 65_536
Address = tuple[str, int]


class UdpGate:
    """Passes packets between whoever writes to `port` on the loopback and `target`, while `is_open`.

    `lost` is the share of packets that it drops all the same, 0 to 1.
    """

    def __init__(self, target: Address) -> None:
        self.is_open = True
        self.lost = 0.0
        self._chance = random.Random(7)
        self._target = target
        self._ways: dict[Address, socket.socket] = {}
        self._ready = selectors.DefaultSelector()
        self._front = self._socket(None)
        self.port = int(self._front.getsockname()[1])

    def _socket(self, client: Address | None) -> socket.socket:
        """The front, or the way on for one client: each has a port of its own, by which the target knows them."""
        made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        made.bind(("127.0.0.1", 0))
        self._ready.register(made, selectors.EVENT_READ, client)
        return made

    def pass_on(self, stop: threading.Event) -> None:
        """Until `stop`; a thread runs this."""
        while not stop.is_set():
            for key, _ in self._ready.select(0.1):
                self._pass(key.fileobj, key.data)
        for key in list(self._ready.get_map().values()):
            self._ready.unregister(key.fileobj)
        for used in (self._front, *self._ways.values()):
            used.close()

    def _pass(self, source: Any, client: Address | None) -> None:
        packet, sender = source.recvfrom(LARGEST)
        if not self.is_open or self._chance.random() < self.lost:
            return
        if client:
            self._front.sendto(packet, client)
            return
        if sender not in self._ways:
            self._ways[sender] = self._socket(sender)
        self._ways[sender].sendto(packet, self._target)


@contextmanager
def udp_gate(target: Address) -> Iterator[UdpGate]:
    """A gate before `target`, open at first; it ends with the block."""
    gate, stop = UdpGate(target), threading.Event()
    thread = threading.Thread(target=gate.pass_on, args=[stop], daemon=True)
    thread.start()
    try:
        yield gate
    finally:
        stop.set()
        thread.join()
