"""Files on the server's own disk. We serve them ourselves (`skillswap/files/views.py`)."""

import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing
from django.core.files.storage import FileSystemStorage

from skillswap.files.errors import StorageAway

SIGNED_PATH = "/media/signed/"
_SALT = "skillswap.files.disk"


class DiskStorage(FileSystemStorage):
    """As Django's, but a file that could not be written whole does not stay."""

    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc]  # not in the stubs
        except OSError as error:
            with suppress(OSError):
                self.delete(name)
            raise StorageAway from error


class PrivateDiskStorage(DiskStorage):
    """No address leads here but signed ones."""

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has only signed addresses: use private_url.")

    def signed_url(self, name: str, *, filename: str, content_type: str, seconds: int) -> str:
        """A path on this server that is good for `seconds`."""
        download = Download(name, filename, content_type)
        return SIGNED_PATH + signing.dumps([*asdict(download).values(), int(time.time()) + seconds], salt=_SALT)


@dataclass(frozen=True)
class Download:
    """A private file, and what it is called on the reader's computer."""

    name: str
    filename: str
    content_type: str


def download_of(token: str) -> Download | None:
    """What a signed path leads to; None when it is forged or its time is over."""
    try:
        *download, expires_at = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Download(*download) if time.time() < expires_at else None
