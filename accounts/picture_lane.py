"""The one place where uploaded pictures are decoded: one at a time, in a process of its own.

So however many and whatever pictures come, they cost one core and `picture_process.MEMORY_BYTES`, and nobody but
those who upload waits for them. The process starts with the first picture, and again when it died.
"""

import atexit
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import structlog
from django.conf import settings
from django.utils.translation import gettext_noop as N_

from accounts import picture_process
from accounts.picture_process import ANSWER, REQUEST, SQUARE
from skillswap.errors import Busy

log = structlog.get_logger(__name__)

PICTURE_SECONDS = 30  # the process limits its own processor time; this is for one that does not run at all
COMMAND = (sys.executable, "-m", "accounts.picture_process")


class PicturesBusy(Busy):
    """503: so many pictures wait already that another one would wait too long."""

    message = N_("Many pictures are being uploaded at the moment. Try again in a few seconds.")
    retry_after = 5.0


class PictureLane:
    """Re-encodes pictures in its process. Safe to call from many threads, of which `waiting` at most wait."""

    def __init__(self, waiting: int, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._places = threading.BoundedSemaphore(waiting + 1)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process that would re-encode the next picture, if it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def reencode(self, name: str, read: Callable[[], bytes], shape: bytes = SQUARE) -> tuple[bytes, bytes]:
        """(kind, picture) of the file that `read` gives, in the format that Pillow calls `name`; SQUARE or WHOLE.

        It is read when its turn has come. The kind is one of `picture_process`. Raises PicturesBusy at once when
        too many wait, and when the turn does not come within PICTURE_WAIT_SECONDS.
        """
        with self._place():
            try:
                return self._ask(self._running(), name.encode(), shape, read())
            except OSError as error:  # the process ended under this picture: it took too much of something
                log.warning("picture_process_ended", format=name, error=type(error).__name__)
                self.stop()
                return picture_process.TOO_COSTLY, b""

    def stop(self) -> None:
        """End the process; the next picture starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not written yet is for nobody
                pipe.close()  # type: ignore[union-attr]  # both are pipes
        process.wait()

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise PicturesBusy
        try:
            if not self._turn.acquire(timeout=settings.PICTURE_WAIT_SECONDS):
                raise PicturesBusy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.pid is None:
            self.stop()
            pipe, no_secrets = subprocess.PIPE, dict[str, str]()
            self._process = subprocess.Popen(  # noqa: S603  # our own command
                self._command, cwd=settings.BASE_DIR, env=no_secrets, stdin=pipe, stdout=pipe
            )
        assert self._process is not None
        return self._process

    @staticmethod
    def _ask(process: subprocess.Popen[bytes], name: bytes, shape: bytes, content: bytes) -> tuple[bytes, bytes]:
        """Raises BrokenPipeError (an OSError) when the process ends before it has answered."""
        assert process.stdin is not None
        assert process.stdout is not None
        watch = threading.Timer(PICTURE_SECONDS, process.kill)
        watch.daemon = True
        watch.start()
        try:
            process.stdin.write(REQUEST.pack(name.ljust(4), shape, len(content)) + content)
            process.stdin.flush()
            head = process.stdout.read(ANSWER.size)
            if len(head) < ANSWER.size:
                raise BrokenPipeError
            kind, size = ANSWER.unpack(head)
            return kind, process.stdout.read(size)
        finally:
            watch.cancel()


LANE = PictureLane(settings.PICTURES_WAITING)
atexit.register(LANE.stop)
