"""Pictures are decoded in one process: whatever is uploaded costs one core, a bounded memory, and nobody's wait."""

import asyncio
import os
import resource
import signal
import struct
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as product

from accounts import picture_process
from accounts.picture_lane import LANE, PictureLane, PicturesBusy
from accounts.services import device_sign_in
from skillswap.asgi import application
from skillswap.db.pool import in_thread

pytestmark = pytest.mark.only_on("sqlite")  # no picture knows the database

MEGABYTE = 1024 * 1024
AT_ONCE = 16
# The process with a ceiling that the largest picture is over: of memory, or of time for one who never ends.
LITTLE_MEMORY = "import accounts.picture_process as p; p.MEMORY_BYTES = 160 << 20; p.main()"
LITTLE_TIME = """
import accounts.picture_process as p
reencode, p.CPU_SECONDS = p.reencode, 1
def draw(name, content):
    while len(content) > 2000: pass
    return reencode(name, content)
p.reencode = draw
p.main()
"""


def png(side: int) -> bytes:
    """A PNG of 16 bits a channel with transparency, the costliest to decode; all zeros, so that it is small."""
    line, pack = b"\0" * (side * 8 + 1), zlib.compressobj(1)
    rows = b"".join(pack.compress(line) for _ in range(side)) + pack.flush()
    chunks = {b"IHDR": struct.pack("!IIBBBBB", side, side, 16, 6, 0, 0, 0), b"IDAT": rows, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in chunks.items())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))


SMALL, LARGEST = png(40), png(int(picture_process.MAX_PIXELS**0.5))


@pytest.fixture
def patient(settings: Any) -> None:
    """The machine may be busy: nobody gives up waiting for their turn."""
    settings.PICTURE_WAIT_SECONDS = settings.REQUEST_SECONDS = 300


@pytest.fixture
def lane(patient: None) -> Iterator[PictureLane]:
    lane = PictureLane(waiting=1)
    lane.reencode("PNG", lambda: SMALL)
    yield lane
    lane.stop()


def pid_of(lane: PictureLane) -> int:
    assert lane.pid is not None
    return lane.pid


def most_memory(pid: int) -> int:
    """Bytes that a process had at its highest."""
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def test_the_largest_pictures_of_many_at_once_cost_one_bounded_process(lane):
    before, pid = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, pid_of(lane)
    os.kill(pid, signal.SIGSTOP)  # until all are there
    with ThreadPoolExecutor(AT_ONCE) as threads:
        uploads = {threads.submit(lane.reencode, "PNG", lambda: LARGEST) for _ in range(AT_ONCE)}
        refused: set[Any] = set()
        while len(refused) < AT_ONCE - 2:
            refused |= wait(uploads - refused, return_when=FIRST_COMPLETED).done
        os.kill(pid, signal.SIGCONT)
        pictures = [upload.result() for upload in uploads - refused]
    assert [type(upload.exception()) for upload in refused] == [PicturesBusy] * (AT_ONCE - 2)
    assert [kind for kind, _ in pictures] == [picture_process.WEBP] * 2
    assert lane.pid == pid
    assert most_memory(pid) < picture_process.MEMORY_BYTES
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 64 * MEGABYTE


def test_a_picture_that_ends_the_process_is_refused_and_the_next_one_has_a_new_process(lane):
    pid = pid_of(lane)
    os.kill(pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as thread:
        upload = thread.submit(lane.reencode, "PNG", lambda: SMALL)
        os.kill(pid, signal.SIGKILL)
        kind, _ = upload.result()
    assert kind in (picture_process.TOO_COSTLY, picture_process.WEBP)  # it may have been before the picture
    assert lane.reencode("PNG", lambda: SMALL)[0] == picture_process.WEBP
    assert lane.pid not in (None, pid)


@pytest.mark.parametrize("program", [LITTLE_MEMORY, LITTLE_TIME], ids=["memory", "time"])
def test_a_picture_over_a_ceiling_is_refused_and_the_next_one_is_taken(patient, program):
    lane = PictureLane(waiting=1, command=(sys.executable, "-c", program))
    try:
        assert lane.reencode("PNG", lambda: LARGEST)[0] == picture_process.TOO_COSTLY
        assert lane.reencode("PNG", lambda: SMALL)[0] == picture_process.WEBP
    finally:
        lane.stop()


def test_whose_turn_does_not_come_is_told_that_it_is_busy(lane, settings):
    settings.PICTURE_WAIT_SECONDS = 0.05
    os.kill(pid_of(lane), signal.SIGSTOP)
    with ThreadPoolExecutor(2) as threads:
        uploads = {threads.submit(lane.reencode, "PNG", lambda: SMALL) for _ in range(2)}
        (late,) = wait(uploads, return_when=FIRST_COMPLETED).done
        os.kill(pid_of(lane), signal.SIGCONT)
    assert isinstance(late.exception(), PicturesBusy)


def test_the_process_knows_no_secret_of_the_server_and_ends_with_it(lane):
    assert Path(f"/proc/{pid_of(lane)}/environ").read_bytes() == b""
    process = lane._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()  # as when the server is killed
    assert process.wait(60) == 0


async def call(method: str, path: str, token: str, body: bytes = b"") -> tuple[int, dict[bytes, bytes]]:
    """One request to the whole application: (status, headers)."""
    answers: list[Any] = []
    headers = {
        b"authorization": f"Bearer {token}".encode(),
        b"host": b"testserver",
        b"content-type": b"multipart/form-data; boundary=x",
        b"content-length": str(len(body)).encode(),
    }
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": [*headers.items()]}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        answers.append(message)

    await application(scope, receive, send)
    return answers[0]["status"], dict(answers[0]["headers"])


@pytest.mark.django_db(transaction=True)
async def test_a_plain_request_is_answered_while_as_many_uploads_wait_as_may_and_more_are_refused(
    patient, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    token = await in_thread(signed_in)
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + SMALL + b"\r\n--x--\r\n"
    LANE.reencode("PNG", lambda: SMALL)
    os.kill(pid_of(LANE), signal.SIGSTOP)
    try:
        calls = [call("POST", "/api/users/avatar", token, form) for _ in range(AT_ONCE)]
        uploads = {asyncio.ensure_future(upload) for upload in calls}
        refused: set[Any] = set()
        while len(refused) < AT_ONCE - product.PICTURES_WAITING - 1:
            done, _ = await asyncio.wait(uploads - refused, return_when=asyncio.FIRST_COMPLETED)
            refused |= done
        status, _ = await call("GET", "/api/auth/me", token)
        assert (status, len(uploads - refused)) == (200, product.PICTURES_WAITING + 1)
    finally:
        os.kill(pid_of(LANE), signal.SIGCONT)
    for upload in refused:
        status, headers = upload.result()
        assert (status, headers[b"retry-after"]) == (503, b"5")
    assert {status for status, _ in await asyncio.gather(*(uploads - refused))} == {200}


def signed_in() -> str:
    """The access token of a new member."""
    from tests.factories.accounts import UserFactory

    return device_sign_in(user=UserFactory(), name="Test").access
