"""On MongoDB nothing is rolled back after a test: what it wrote is emptied, or put back as the tests share it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection

Made = TypeVar("Made")
WRITES = ("insert", "update", "delete", "findAndModify")
_written: set[str] = set()  # collections
_noted: list[str] = []
_shared: dict[str, list[Any]] = {}  # collection → the rows that it has between tests, when it has any
_shared_files: dict[Path, bytes] = {}


def note_writes(kept: set[str]) -> None:
    """From now on, know which collections anything writes to; before the first connection is made."""
    from pymongo import monitoring

    class Writes(monitoring.CommandListener):
        def started(self, event: monitoring.CommandStartedEvent) -> None:
            if event.command_name in WRITES:
                _noted.append(event.command[event.command_name])
                _written.update({event.command[event.command_name]} - kept)

        def succeeded(self, event: monitoring.CommandSucceededEvent) -> None: ...

        def failed(self, event: monitoring.CommandFailedEvent) -> None: ...

    monitoring.register(Writes())


def writes() -> list[str]:
    """The collections that were written to since this was asked last, each as often as it was."""
    noted = list(_noted)
    _noted.clear()
    return noted


def note_all(kept: set[str]) -> None:
    """As if everything had been written to: other processes did."""
    _written.update(set(connection.introspection.table_names()) - kept)


def forget_writes() -> None:
    """What was written until now stays."""
    _written.clear()
    _noted.clear()


def put_back() -> None:
    """Undo what was written since the last time: rows, and files that went with them."""
    for name in set(_written):
        rows = _collection(name)
        rows.delete_many({})
        if shared := _shared.get(name):
            _insert(rows, shared)
    for path, content in _shared_files.items():
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    forget_writes()  # also those of this function


@contextmanager
def shared(blocker: Any, make: Callable[[], Made]) -> Iterator[Made]:
    """What `make` writes is there between tests, until the end of the block."""
    rows, files = dict(_shared), dict(_shared_files)
    with blocker.unblock():
        made = make()
        _shared.update({name: list(_collection(name).find()) for name in _written})
        _shared_files.update(_files())
        forget_writes()
    yield made
    with blocker.unblock():
        _written.update(_shared)
        _shared.clear()
        _shared.update(rows)
        _shared_files.clear()
        _shared_files.update(files)
        put_back()


def _collection(name: str) -> Any:
    """Its rows stay as they come over the wire: nobody looks into them here."""
    from bson.codec_options import CodecOptions
    from bson.raw_bson import RawBSONDocument

    return connection.database.get_collection(name, codec_options=CodecOptions(document_class=RawBSONDocument))


def _files() -> dict[Path, bytes]:
    roots = (Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT))
    return {path: path.read_bytes() for root in roots for path in root.rglob("*") if path.is_file()}


def _insert(rows: Any, shared: list[Any]) -> None:
    """The test server's unique indexes keep values that an update took away, so all is made anew when that hurts."""
    from pymongo import IndexModel
    from pymongo.errors import OperationFailure

    try:
        rows.insert_many(shared)
    except OperationFailure:
        indexes = {name: about for name, about in rows.index_information().items() if name != "_id_"}
        rows.drop()
        for name, about in indexes.items():
            options = {option: value for option, value in about.items() if option not in ("key", "v", "ns")}
            rows.create_indexes([IndexModel(about["key"], name=name, **options)])
        rows.insert_many(shared)
