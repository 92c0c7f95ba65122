"""At which address a browser gets a stored file: the one rule for every storage and every app."""

import datetime as dt

from django.conf import settings

from skillswap.files.places import private_files, public_files

LIFETIME = dt.timedelta(hours=1)


def public_url(name: str) -> str:
    """The address of a public file, good as long as the file is there; "" for no name.

    A path on this server (`/media/…`) when files are on disk, else an address of the bucket, its own domain, or
    Cloudinary. Nothing is asked of the storage.
    """
    return public_files().url(name) if name else ""


def private_url(
    name: str, *, filename: str, content_type: str = "application/octet-stream", lifetime: dt.timedelta = LIFETIME
) -> str:
    """A signed address of a private file, for `lifetime` from now: a download that is called `filename`.

    Ask first whether this caller may read the file: the address asks nobody. A path on this server when files are on
    disk (`absolute_url` makes it whole), else an address of the bucket or of Cloudinary. Nothing is asked of the
    storage, so that lists may hold many. An `<img>` shows the file all the same: browsers only look at
    Content-Disposition when a page is opened.
    """
    seconds = int(lifetime.total_seconds())
    return private_files().signed_url(name, filename=filename, content_type=content_type, seconds=seconds)  # type: ignore[attr-defined]


def absolute_url(address: str) -> str:
    """`address` with our origin where it is a path: for programs, which have no page to resolve it against."""
    return f"{settings.CLIENT_ORIGIN}{address}" if address.startswith("/") else address
