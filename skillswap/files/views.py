"""Files that we serve ourselves, because they are on our disk."""

from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, Storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.utils.http import content_disposition_header

from skillswap.files.addresses import private_url, public_url
from skillswap.files.disk import Download, download_of
from skillswap.files.kinds import ASKED_EACH_TIME, FOR_EVER, NOT_KEPT, content_type_of
from skillswap.files.places import private_files, public_files
from skillswap.files.ranges import BLOCK_BYTES, part_response

_IMAGES = {"image/png", "image/jpeg", "image/webp"}


def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A public file. Only images that we encoded ourselves are shown; all else is a download.

    When files are elsewhere, an address from before they were moved leads to the new one.
    """
    if not isinstance(public_files(), FileSystemStorage):
        return HttpResponseRedirect(public_url(name))
    kind = content_type_of(name)
    response = FileResponse(_opened(public_files(), name), as_attachment=kind not in _IMAGES, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = FOR_EVER
    return response


def signed_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """A private file by its signed path (`private_url`): who has the path may read it until its time is over."""
    download = download_of(token)
    if download is None or not isinstance(private_files(), FileSystemStorage):
        raise Http404
    return private_download(download, request)


def private_download(download: Download, request: HttpRequest | None = None, *, etag: str = "") -> HttpResponseBase:
    """The answer of a view that hands out a private file: the file, or the way to where it is. Raises Http404.

    With a `request` a part of it, when that asks for one. With an `etag` a browser may keep it, and asks each time
    whether it may show it: the view has looked who reads, and 304 says yes.
    """
    name, filename, kind = download.name, download.filename, download.content_type
    if not isinstance(private_files(), FileSystemStorage):
        return _private(HttpResponseRedirect(private_url(name, filename=filename, content_type=kind)))
    if etag and request and request.headers.get("If-None-Match") == etag:
        return _private(HttpResponseNotModified(), etag)
    file = _opened(private_files(), name)
    asked = request.headers.get("Range", "") if request else ""
    response = (part_response(file, file.size, asked) if asked else None) or FileResponse(file)
    if isinstance(response, FileResponse):
        response.block_size = BLOCK_BYTES
    if response.status_code < 400:
        response["Content-Type"] = kind
        response["Content-Disposition"] = str(content_disposition_header(True, filename))
    response["Accept-Ranges"] = "bytes"
    response["Content-Encoding"] = "identity"  # it is not made smaller on the way, or its ranges would not fit
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return _private(response, etag)


def _private(response: HttpResponseBase, etag: str = "") -> HttpResponseBase:
    response["Cache-Control"] = ASKED_EACH_TIME if etag else NOT_KEPT
    if etag:
        response["ETag"] = etag
    return response


def _opened(files: Storage, name: str) -> Any:
    try:
        return files.open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
