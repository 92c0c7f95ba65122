"""`manage.py media_move --from local --to s3`: members' files to another storage. docs/operations.md says when."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from skillswap.files import PRIVATE, PUBLIC, StorageAway
from skillswap.files.journal import Journal, MoveIsRunning
from skillswap.files.moving import CopyDiffers, Move, Storages, files_in_use
from skillswap.settings.files import FILE_KINDS, file_place

AGAIN = "Start the same command again: it goes on where it was."


class Command(BaseCommand):
    help = "Copies members' files to another storage and compares them. It may be stopped and started again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="source", choices=FILE_KINDS, required=True)
        parser.add_argument("--to", dest="target", choices=FILE_KINDS, required=True)
        parser.add_argument(
            "--delete-originals", action="store_true", help="also delete from the old storage what was copied"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source, target, delete = options["source"], options["target"], options["delete_originals"]
        if source == target:
            raise CommandError("--from and --to are the same.")
        if delete and target != settings.MEDIA_STORAGE:
            raise CommandError(f"First set MEDIA_STORAGE={target} and restart: the server still uses the originals.")
        try:
            with Journal(Path(settings.DATA_DIR) / f"media-move-{source}-{target}.jsonl") as journal:
                self._run(Move(_storages(source), _storages(target), journal), delete)
        except MoveIsRunning as error:
            raise CommandError("This move is running already.") from error
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        except StorageAway as error:
            raise CommandError(f"A storage is away. {AGAIN}") from error
        except CopyDiffers as error:
            raise CommandError(f"{error} did not arrive as it was sent. {AGAIN}") from error

    def _run(self, move: Move, delete: bool) -> None:
        used = files_in_use()
        with _bar("copy", len(used)) as advance:
            copied = move.copy_all(used, advance)
        self.stdout.write(f"{copied} files copied; {len(move.journal.copied)} are in the new storage.")
        if unused := move.unused_delete(files_in_use(), originals=delete):
            self.stdout.write(f"{unused} deleted that nobody uses any more.")
        for where, name in move.missing:
            self.stderr.write(f"Lost: {name} ({where}) is in neither storage.")
        if delete:
            with _bar("delete", len(move.journal.copied)) as advance:
                self.stdout.write(f"{move.originals_delete(advance)} originals deleted.")


def _storages(kind: str) -> Storages:
    place = file_place(kind)
    return {PUBLIC: storages.create_storage(place.public), PRIVATE: storages.create_storage(place.private)}


@contextmanager
def _bar(name: str, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar; what it yields is called after each file."""
    columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task(name, total=total)
        yield lambda: progress.advance(bar)
