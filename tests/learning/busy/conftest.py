"""A server of calendars that runs here."""

import http.server
import threading

import pytest


@pytest.fixture
def server(settings):
    """Serves what `pages` has: (status, headers, body) by path; `asked` has the headers of each request.

    A body that is a function writes itself; without a status that is all that is sent.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append((self.path, dict(self.headers)))
            status, headers, body = self.server.pages[self.path]
            if status is not None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
            if callable(body):
                body(self.wfile)
            else:
                self.wfile.write(body)

        def log_message(self, *_args):
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.pages, running.asked, running.url = {}, [], f"http://127.0.0.1:{running.server_port}"
    settings.BUSY_LOCAL_ORIGINS = [running.url]
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
