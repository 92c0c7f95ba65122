"""Files at Cloudinary: public pictures as images, private files as authenticated raw files."""

import shutil
import tempfile
import time
from typing import IO, Any, ClassVar
from urllib.parse import urlencode

import urllib3
from cloudinary import exceptions, uploader, utils
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.encoding import filepath_to_uri

from skillswap.files.elsewhere import ElsewhereMixin

TIME_OUT = urllib3.Timeout(connect=2, read=5)  # seconds
IN_MEMORY = 1024 * 1024  # bytes of a file that is read; the rest is on disk
READ_SECONDS = 600  # for which an address is good that we read a file at ourselves
_FAILURES = (OSError, exceptions.Error, urllib3.exceptions.HTTPError)
_http = urllib3.PoolManager()


class _Files(Storage):
    """A kind of file there. A name `exports/x.zip` is the file's id; of images the ending is no part of it."""

    resource_type: ClassVar[str]
    delivery: ClassVar[str]  # who may fetch it at its address

    def __init__(self, *, cloud_name: str, api_key: str, api_secret: str, upload_prefix: str) -> None:
        self._account = {
            "cloud_name": cloud_name,
            "api_key": api_key,
            "api_secret": api_secret,
            "upload_prefix": upload_prefix,
            "resource_type": self.resource_type,
        }

    def public_id(self, name: str) -> str:
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name  # names are random, so there is nothing to ask

    def _save(self, name: str, content: Any) -> str:
        options = {"public_id": self.public_id(name), "type": self.delivery, "timeout": TIME_OUT, **self._account}
        content.seek(0)
        uploader.upload((name.rpartition("/")[2], content.read()), **options)  # it reads all of a file in any case
        return name

    def delete(self, name: str) -> None:
        """One that is not there is no error. `invalidate`: also from the caches between it and the browsers."""
        options = {"type": self.delivery, "invalidate": True, "timeout": TIME_OUT, **self._account}
        uploader.destroy(self.public_id(name), **options)

    def _open(self, name: str, mode: str = "rb") -> File:
        """What was uploaded, read to the end; not what a cache may still hold."""
        copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the reader closes it
        try:
            self._fetch(name, copy)
        except BaseException:
            copy.close()
            raise
        copy.seek(0)
        return File(copy, name)

    def exists(self, name: str) -> bool:
        try:
            self._fetch(name, None)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        with self.open(name) as file:
            return int(file.seek(0, 2))

    def _fetch(self, name: str, out: IO[bytes] | None) -> None:
        address = self._download_url(name, READ_SECONDS)
        with _http.request("GET", address, preload_content=False, timeout=TIME_OUT) as answer:
            if answer.status == 404:
                raise FileNotFoundError(name)
            if answer.status != 200:
                raise exceptions.GeneralError(f"status {answer.status}")
            if out is not None:
                shutil.copyfileobj(answer, out)

    def _download_url(self, name: str, seconds: int, **more: str) -> str:
        now = int(time.time())
        asked = {"public_id": self.public_id(name), "format": self.format_of(name), "type": self.delivery}
        signed = utils.sign_request({**asked, "timestamp": now, "expires_at": now + seconds, **more}, self._account)
        return f"{utils.cloudinary_api_url('download', **self._account)}?{urlencode(signed)}"

    def format_of(self, name: str) -> str | None:
        return None


class PublicCloudinaryStorage(ElsewhereMixin, _Files):
    """Pictures, at `base_url` for everybody."""

    failures = _FAILURES
    resource_type, delivery = "image", "upload"

    def __init__(self, *, base_url: str, **account: str) -> None:
        self.base_url = base_url
        super().__init__(**account)

    def public_id(self, name: str) -> str:
        return name.rpartition(".")[0]

    def format_of(self, name: str) -> str | None:
        return name.rpartition(".")[2]

    def url(self, name: str | None) -> str:
        return f"{self.base_url}image/upload/v1/{filepath_to_uri(name)}"


class PrivateCloudinaryStorage(ElsewhereMixin, _Files):
    """Files that only signed addresses lead to."""

    failures = _FAILURES
    resource_type, delivery = "raw", "authenticated"

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has only signed addresses: use private_url.")

    def signed_url(self, name: str, *, filename: str, content_type: str, seconds: int) -> str:
        """An address of Cloudinary's API that is good for `seconds`. It says itself of which kind the file is."""
        return self._download_url(name, seconds, attachment="true", target_filename=filename)
