"""Somebody begins a request and never ends it: it has its time, and then the connection is free again."""

import json
import select
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins import product

pytestmark = pytest.mark.only_on("sqlite")

HEAD = b"POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
GET = b"GET /api/config HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
HALF_SENT = {
    "half of a line": (b"GET /api/conf", b"i"),
    "half of a head": (HEAD + b"X-Slow: ", b"y"),
    "a head and half of its body": (HEAD + b"Content-Length: 100000\r\n\r\n", b" "),
    "a body in chunks without an end": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "the next request while the first is answered": (GET + b"GET /api/conf", b"i"),
}
PATIENCE = 60  # seconds after which a test gives up
ARRIVAL_SECONDS = 4  # a busy machine may stop a test, or the server, for two


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    data = Path(tmp_path_factory.mktemp("half-sent"))
    env = product.environment(data, REQUEST_ARRIVAL_SECONDS=str(ARRIVAL_SECONDS))
    product.migrate(env)
    with product.serving(data, env) as server:
        yield int(server.url.rpartition(":")[2])


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE)


def sent_until_closed(line: socket.socket, drop: bytes) -> bytes:
    """Send `drop` ten times a second until the other side hangs up; everything it said."""
    said = b""
    while True:
        readable, _, _ = select.select([line], [], [], 0.1 if drop else PATIENCE)
        try:
            if readable:
                if not (data := line.recv(65536)):
                    return said
                said += data
            else:
                assert drop, "the connection is still open"
                line.sendall(drop)
        except (ConnectionResetError, BrokenPipeError):
            return said


@pytest.mark.parametrize("drips", [False, True], ids=["then silence", "then drop by drop"])
@pytest.mark.parametrize("begun", HALF_SENT)
def test_a_request_that_does_not_arrive_in_time_is_408_in_json_and_hung_up(begun, drips, port):
    start, drop = HALF_SENT[begun]
    with connect(port) as line:
        line.sendall(start)
        said = sent_until_closed(line, drop if drips else b"")
    head, _, body = said[said.rindex(b"HTTP/1.1 ") :].partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 408 ")
    assert b"Content-Type: application/json" in head
    assert json.loads(body)["code"] == "too_slow"


def test_a_large_upload_on_a_slow_line_has_the_time_that_it_needs(port):
    """Longer than any other request may take, but always at the least rate."""
    with connect(port) as line:
        line.sendall(HEAD + b"Content-Length: 393216\r\n\r\n")
        for _ in range(96):  # 9.6 seconds in all, of which a request has four
            assert not select.select([line], [], [], 0.1)[0]
            line.sendall(b" " * 4_096)
        said = line.recv(65536)
    assert said.startswith(b"HTTP/1.1 400 ")  # it was read: this is no JSON


def test_who_connects_and_says_nothing_is_hung_up(port):
    with connect(port) as line:
        sent_until_closed(line, b"")


def test_a_connection_may_be_used_again_after_a_longer_pause(port):
    """What has its time is a request, not what lies between two of them."""
    with connect(port) as line:
        for _ in range(2):
            line.sendall(GET)
            assert line.recv(65536).startswith(b"HTTP/1.1 200")
            select.select([line], [], [], ARRIVAL_SECONDS + 0.5)  # longer than a request may take to arrive
        line.sendall(GET)
        assert line.recv(65536).startswith(b"HTTP/1.1 200")


def test_others_are_served_while_hundreds_have_sent_half(port):
    halves = [connect(port) for _ in range(300)]
    for line in halves:
        line.sendall(HEAD)
    with connect(port) as line:
        line.sendall(GET)
        assert line.recv(65536).startswith(b"HTTP/1.1 200")
    for line in halves:
        assert b" 408 " in sent_until_closed(line, b"")
        line.close()


@pytest.mark.parametrize(
    "nonsense",
    [
        b"GET\r\n\r\n",
        b"GET /api/config?\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /api/\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /api/config HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET /api/config HTTP/1.1\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
        b"POST /api/config HTTP/1.1\r\nContent-Length: many\r\n\r\n",
    ],
)
def test_what_is_not_even_http_is_400_in_json(nonsense, port):
    with connect(port) as line:
        line.sendall(nonsense)
        said = sent_until_closed(line, b"") if b"\xff" not in nonsense else line.recv(65536)
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/json" in head
    assert json.loads(body)["code"] == "bad_request"


def test_a_body_far_over_the_limit_is_413_in_json_and_is_not_kept(port):
    with connect(port) as line:
        line.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % (20 * 1024 * 1024))
        for _ in range(20):
            line.sendall(b"x" * 1024 * 1024)
        said = line.recv(65536)
    assert said.startswith(b"HTTP/1.1 413 ")
    assert b"text/html" not in said
    assert b'"too_large"' in said
