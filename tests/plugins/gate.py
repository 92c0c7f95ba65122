"""A TCP proxy that holds answers back until a test says so, so that the test can look at what is there in between."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field


@dataclass
class Gate:
    """Its port on the loopback; until `open` is set, answers are held back, while requests pass."""

    port: int
    open: threading.Event = field(default_factory=threading.Event)


@contextmanager
def gate(to_port: int) -> Iterator[Gate]:
    """Closed at first. Every connection and thread of it ends with the block."""
    with ExitStack() as stack, socket.create_server(("127.0.0.1", 0)) as listener:
        found = Gate(listener.getsockname()[1])
        threads: list[threading.Thread] = []

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    caller, _ = listener.accept()
                    server = socket.create_connection(("127.0.0.1", to_port))
                    for end in (caller, server):
                        stack.callback(end.close)
                    start(lambda caller=caller, server=server: pump(caller, server, None))
                    start(lambda caller=caller, server=server: pump(server, caller, found.open))

        def pump(source: socket.socket, target: socket.socket, wait: threading.Event | None) -> None:
            with contextlib.suppress(OSError):
                while data := source.recv(65536):
                    if wait:
                        wait.wait()
                    target.sendall(data)
                target.shutdown(socket.SHUT_WR)

        def start(work: object) -> None:
            thread = threading.Thread(target=work, daemon=True)  # type: ignore[arg-type]
            threads.append(thread)
            thread.start()

        start(accept)
        yield found
        found.open.set()
        listener.shutdown(socket.SHUT_RDWR)
