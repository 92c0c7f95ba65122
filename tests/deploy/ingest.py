"""A stand-in of Sentry's ingest: takes envelopes over HTTP and keeps them."""

import gzip
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import brotli

UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


class Ingest:
    """`dsn` is where to report to; `received` is all that came, headers too; `events` are the reports in it."""

    def __init__(self) -> None:
        self.received: list[str] = []
        self.events: list[dict[str, Any]] = []
        ingest = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                body = UNPACK[self.headers.get("Content-Encoding", "identity")](body)
                ingest.take(f"{self.path}\n{self.headers}\n{body.decode()}", body)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def dsn(self) -> str:
        return f"http://key@127.0.0.1:{self._server.server_port}/1"

    def take(self, all_of_it: str, envelope: bytes) -> None:
        """An envelope is lines of JSON: its head, then for each item a head and the item."""
        self.received.append(all_of_it)
        lines = [json.loads(line) for line in envelope.splitlines() if line]
        items = zip(lines[1::2], lines[2::2], strict=True)
        self.events += [item for head, item in items if head["type"] == "event"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
