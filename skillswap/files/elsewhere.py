"""Storages on other machines may be away or slow. A request waits a bounded time for them, then answers 503.

The libraries' own time-outs (`skillswap/settings/files.py`) end a call that hears nothing; one that hears a byte now
and then would hold its thread for hours. So a request leaves the call to one of a few threads that are only for this,
and gives up by itself. What such a call then still stores is deleted when it ends.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, ClassVar, ParamSpec, TypeVar

import structlog
from django.conf import settings

from skillswap.db.deadline import remaining_in_request
from skillswap.files.errors import StorageAway

P = ParamSpec("P")
T = TypeVar("T")

log = structlog.get_logger(__name__)

CALLS = ThreadPoolExecutor(settings.STORAGE_THREADS, thread_name_prefix="storage")


class ElsewhereMixin:
    """For a Django storage: each call has a time limit in a request, and fails as StorageAway and nothing else.

    `failures` are OSError and the errors of its library; a file that is not there is FileNotFoundError, as on disk.
    """

    failures: ClassVar[tuple[type[Exception], ...]] = (OSError,)

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """As Django's, for a `name` that no file has; raises StorageAway."""
        return self._limited(super().save, name, content, max_length, undo=super().delete)  # type: ignore[misc]

    def open(self, name: str, mode: str = "rb") -> Any:
        return self._limited(super().open, name, mode)  # type: ignore[misc]

    def delete(self, name: str) -> None:
        self._limited(super().delete, name)  # type: ignore[misc]

    def exists(self, name: str) -> bool:
        return bool(self._limited(super().exists, name))  # type: ignore[misc]

    def size(self, name: str) -> int:
        return int(self._limited(super().size, name))  # type: ignore[misc]

    def _limited(self, call: Callable[..., T], *args: Any, undo: Callable[[T], object] | None = None) -> T:
        with self._translated():
            return within_patience(call, *args, undo=undo)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except self.failures as error:
            log.warning("storage_away", storage=type(self).__name__, error=why(error))
            raise StorageAway from error


def within_patience(call: Callable[..., T], *args: Any, undo: Callable[[T], object] | None = None) -> T:
    """What `call` returns; TimeoutError when a request cannot wait longer. `undo` then gets what comes too late.

    Outside of a request nobody waits, and the library's own limits are enough.
    """
    left = remaining_in_request()
    if left is None:
        return call(*args)
    future = CALLS.submit(call, *args)
    try:
        return future.result(min(settings.STORAGE_SECONDS, max(0.1, left - settings.STORAGE_RESERVE_SECONDS)))
    except TimeoutError:
        if not future.cancel() and undo is not None:
            future.add_done_callback(lambda late: _undo(late, undo))
        raise


def _undo(late: "Future[T]", undo: Callable[[T], object]) -> None:
    if late.exception() is None:
        undo(late.result())


def why(error: BaseException) -> str:
    """The kind of an error, with the code that S3 gave. Never its text: libraries put addresses and keys in it."""
    response = getattr(error, "response", None) or getattr(error.__context__, "response", None) or {}
    code = response.get("Error", {}).get("Code", "")
    return f"{type(error).__name__} {code}".strip()
