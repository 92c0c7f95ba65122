"""A server of the S3 protocol for a test run: moto's, as a process of its own on the loopback.

It keeps everything in memory, checks who may read what (bucket policies), but no signature and no expiry.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from django.conf import settings

from tests.plugins import processes

PUBLIC, PRIVATE = "skillswap-pictures", "skillswap-private"
KEY_ID, SECRET = "AKIATESTONLY000000000", "test-secret-that-no-log-may-hold"
POLICY = Path(settings.BASE_DIR) / "deploy/s3/public-bucket-policy.json"


@dataclass(frozen=True)
class S3Server:
    """Its address, and the environment of a product that keeps files there."""

    url: str
    process: processes.Process

    @property
    def environment(self) -> dict[str, str]:
        return {
            "MEDIA_STORAGE": "s3",
            "AWS_STORAGE_BUCKET_NAME": PUBLIC,
            "AWS_PRIVATE_BUCKET_NAME": PRIVATE,
            "AWS_S3_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": KEY_ID,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }

    @cached_property
    def client(self) -> Any:
        """A client of the tests' own."""
        config = Config(s3={"addressing_style": "path"})
        keys = {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET}
        return boto3.client("s3", region_name="us-east-1", endpoint_url=self.url, config=config, **keys)

    def names(self, bucket: str) -> list[str]:
        """What is in a bucket."""
        return [entry["Key"] for entry in self.client.list_objects_v2(Bucket=bucket).get("Contents", ())]

    def empty(self) -> None:
        """Both buckets, made anew if need be, with the policy that we document."""
        for bucket in (PUBLIC, PRIVATE):
            self.client.create_bucket(Bucket=bucket)
            for name in self.names(bucket):
                self.client.delete_object(Bucket=bucket, Key=name)
        self.client.put_bucket_policy(Bucket=PUBLIC, Policy=POLICY.read_text().replace("BUCKET", PUBLIC))


@contextmanager
def running(folder: Path) -> Iterator[S3Server]:
    """The server with two empty buckets; it ends with the block."""
    port, log = processes.free_port(), folder / "s3.log"
    process = processes.start([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], log=log)
    try:
        processes.wait_until(lambda: processes.answers(port), process, log, "moto")
        server = S3Server(f"http://127.0.0.1:{port}", process)
        server.empty()
        yield server
    finally:
        processes.stop(process)


@pytest.fixture(scope="session")
def s3_for_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """One server for the session: starting it takes seconds."""
    with running(Path(tmp_path_factory.mktemp("s3"))) as server:
        yield server


@pytest.fixture
def s3(s3_for_all: S3Server) -> S3Server:
    """The server with empty buckets."""
    s3_for_all.empty()
    return s3_for_all
