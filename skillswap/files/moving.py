"""Moving members' files from one storage to another, while the product runs.

A file counts as copied when it was read back from the new storage and is the same, byte for byte; only then it stands
in the journal. So a move may be stopped at any time, by any means, and started again. The old storage is only read,
until `originals_delete`.
"""

import hashlib
import tempfile
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO

from django.core.files.base import File as DjangoFile
from django.core.files.storage import Storage

from skillswap.files.hooks import stored_files
from skillswap.files.journal import Copied, File, Journal

IN_MEMORY = 1024 * 1024  # bytes of a file that is copied; the rest is on disk
BLOCK_BYTES = 256 * 1024

Storages = Mapping[str, Storage]  # by where: PUBLIC and PRIVATE


class CopyDiffers(Exception):
    """The new storage does not give back what it was given."""


@dataclass
class Move:
    """From one pair of storages to another. `missing` are files that rows name and neither of the two has."""

    source: Storages
    target: Storages
    journal: Journal
    missing: list[File] = field(default_factory=list)

    def copy_all(self, files: Iterable[File], advance: Callable[[], object]) -> int:
        """Copy what is not in the journal; returns how many. Raises StorageAway and CopyDiffers."""
        copied = 0
        for file in files:
            if file not in self.journal.copied:
                copied += self._copy(*file)
            advance()
        return copied

    def unused_delete(self, used: Container[File], *, originals: bool) -> int:
        """Delete from the new storage what was copied and has been deleted by its member meanwhile; returns how many.

        With `originals` from the old one too, where the product no longer looks.
        """
        gone = [file for file in self.journal.copied if file not in used]
        for where, name in gone:
            self.target[where].delete(name)
            if originals:
                self.source[where].delete(name)
                self.journal.forget((where, name))
        return len(gone)

    def originals_delete(self, advance: Callable[[], object]) -> int:
        """Delete from the old storage what is in the new one; returns how many."""
        deleted = 0
        for (where, name), copied in self.journal.copied.items():
            if self.target[where].exists(name) and self.target[where].size(name) == copied.size:
                self.source[where].delete(name)
                deleted += 1
            advance()
        return deleted

    def _copy(self, where: str, name: str) -> bool:
        """False when there is nothing to copy: it was stored in the new storage, or is lost."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as content:
            try:
                found = _read(self.source[where], name, content)
            except FileNotFoundError:
                if not self.target[where].exists(name):
                    self.missing.append((where, name))
                return False
            if _digest(self.target[where], name) != found:
                self._write(where, name, content, found)
        self.journal.add(Copied(where, name, *found))
        return True

    def _write(self, where: str, name: str, content: IO[bytes], expected: tuple[int, str]) -> None:
        self.target[where].delete(name)  # half a file, of a move that was killed
        content.seek(0)
        stored = self.target[where].save(name, DjangoFile(content, name))
        if stored != name or _digest(self.target[where], name) != expected:
            self.target[where].delete(stored)
            raise CopyDiffers(name)


def files_in_use() -> dict[File, None]:
    """Every file that a row names, each once, in order."""
    return dict.fromkeys(file for files in stored_files() for file in files)


def _digest(storage: Storage, name: str) -> tuple[int, str] | None:
    """Size and SHA-256 of what is stored; None when nothing is."""
    try:
        return _read(storage, name, None)
    except FileNotFoundError:
        return None


def _read(storage: Storage, name: str, out: IO[bytes] | None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with storage.open(name) as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            size += len(block)
            if out is not None:
                out.write(block)
    return size, digest.hexdigest()
