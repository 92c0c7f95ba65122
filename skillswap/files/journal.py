"""What a move has done already, so that one that was stopped goes on where it was: a file of JSON lines."""

import fcntl
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

File = tuple[str, str]  # where (PUBLIC or PRIVATE), name


class MoveIsRunning(Exception):
    """Somebody else has the journal open."""


@dataclass(frozen=True)
class Copied:
    """A file that is in the new storage, read back and compared."""

    where: str
    name: str
    size: int
    sha256: str


class Journal:
    """The lines in memory and on disk; open in one process at a time. A line that a crash cut short does not count."""

    def __init__(self, path: Path) -> None:
        """Raises MoveIsRunning."""
        self.copied: dict[File, Copied] = {}
        self._out = path.open("a+")
        try:
            fcntl.flock(self._out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._out.close()
            raise MoveIsRunning from error
        self._out.seek(0)
        for line in self._out:
            self._read(line)
        self._out.write("\n")  # so that nothing is added to half a line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._out.close()

    def add(self, file: Copied) -> None:
        """It is on disk when this returns."""
        self.copied[file.where, file.name] = file
        self._write(asdict(file))

    def forget(self, file: File) -> None:
        del self.copied[file]
        self._write({"where": file[0], "name": file[1], "forgotten": True})

    def _write(self, line: dict[str, object]) -> None:
        self._out.write(json.dumps(line) + "\n")
        self._out.flush()

    def _read(self, line: str) -> None:
        try:
            row = json.loads(line)
        except ValueError:
            return
        if row.pop("forgotten", False):
            self.copied.pop((row["where"], row["name"]), None)
        else:
            self.copied[row["where"], row["name"]] = Copied(**row)
