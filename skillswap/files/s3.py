"""Files in S3, or in what speaks its protocol (MinIO, R2, Spaces)."""

import threading
from functools import cached_property
from typing import Any, ClassVar

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.utils.encoding import filepath_to_uri
from django.utils.http import content_disposition_header
from storages.backends.s3 import S3Storage

from skillswap.files.elsewhere import ElsewhereMixin
from skillswap.files.kinds import FOR_EVER, NOT_KEPT, content_type_of

TIME_OUTS = {"connect_timeout": 2, "read_timeout": 5, "retries": {"mode": "standard", "total_max_attempts": 2}}
IN_MEMORY = 1024 * 1024  # bytes of a file that is read; the rest is on disk
_building = threading.Lock()


class _Bucket(ElsewhereMixin, S3Storage):
    """One bucket. `public_endpoint` is where browsers reach the service, when that is not where we do."""

    failures: ClassVar[tuple[type[Exception], ...]] = (OSError, BotoCoreError, ClientError, Boto3Error)

    def __init__(self, *, public_endpoint: str, addressing_style: str, **options: Any) -> None:
        self.public_endpoint = public_endpoint
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": addressing_style},
            # Newer checksums are AWS's alone: MinIO, R2 and others refuse them or did.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            **TIME_OUTS,
        )
        super().__init__(
            client_config=config,
            transfer_config=TransferConfig(use_threads=False),
            max_memory_size=IN_MEMORY,
            file_overwrite=True,  # names are random: looking first would cost a call, and a right to list
            **options,
        )

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        return {**super().get_object_parameters(name), "ContentType": content_type_of(name)}

    def _open(self, name: str, mode: str = "rb") -> Any:
        file = super()._open(name, mode)
        file.file  # noqa: B018  read it all now, while somebody looks at the time
        return file


class PublicS3Storage(_Bucket):
    """A bucket that everybody may read, at `base_url`."""

    def __init__(self, *, base_url: str, **options: Any) -> None:
        self.base_url = base_url
        super().__init__(object_parameters={"CacheControl": FOR_EVER}, **options)

    def url(self, name: str, *_: Any, **__: Any) -> str:
        """Put together without boto3, which takes a thousand times as long: lists have many."""
        return self.base_url + filepath_to_uri(name)


class PrivateS3Storage(_Bucket):
    """A bucket that nobody may read but by signed addresses."""

    def url(self, name: str, *_: Any, **__: Any) -> str:
        raise ValueError("A private file has only signed addresses: use private_url.")

    def signed_url(self, name: str, *, filename: str, content_type: str, seconds: int) -> str:
        """An address of the bucket that is good for `seconds`. Asks the bucket nothing; raises StorageAway."""
        asked = {
            "Bucket": self.bucket_name,
            "Key": name,
            "ResponseContentDisposition": content_disposition_header(True, filename),
            "ResponseContentType": content_type,
            "ResponseCacheControl": NOT_KEPT,
        }
        with self._translated():
            return str(self._signer.generate_presigned_url("get_object", asked, seconds))

    @cached_property
    def _signer(self) -> Any:
        """One client for all threads: making one takes 100 ms and some MB."""
        with _building:
            session = self._create_session()
            options = {"region_name": self.region_name, "config": self.client_config, "verify": self.verify}
            return session.client("s3", endpoint_url=self.public_endpoint, **options)
