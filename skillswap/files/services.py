"""Storing and deleting files, so that neither a storage that is away nor a crash leaves one that nobody knows of."""

import secrets
from typing import IO

from django.core.files.base import File
from django.core.files.storage import storages

from skillswap.files.errors import StorageAway
from skillswap.jobs import job_add
from skillswap.tasks import delete_file


def new_name(folder: str, ending: str) -> str:
    """A name that nobody can guess and no file has: `folder/<32 hex digits>.ending`."""
    return f"{folder}/{secrets.token_hex(16)}.{ending}"


def file_store(*, where: str, name: str, content: IO[bytes]) -> str:
    """Store `content` in PUBLIC or PRIVATE; returns its name there. Raises StorageAway, and then nothing stays.

    Call it outside a transaction, and take the `name` from `new_name`.
    """
    try:
        return storages[where].save(name, File(content))
    except StorageAway:
        file_delete(where=where, name=name)  # it may have arrived although no answer did
        raise


def file_delete(*, where: str, name: str) -> None:
    """Have a file deleted soon, for certain: a job tries until the storage does it. Safe to call twice.

    Call it in the transaction of the write that forgets the name.
    """
    job_add(delete_file, where, name)


def file_discard(*, where: str, name: str) -> None:
    """Delete a file just stored whose row could not be written: at once, as the database may be what failed."""
    try:
        storages[where].delete(name)
    except StorageAway:
        file_delete(where=where, name=name)
