"""A storage elsewhere that takes its time: nobody waits long for it, and what it does too late is undone."""

import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from skillswap.db.deadline import within
from skillswap.files import PUBLIC, StorageAway, elsewhere, file_store, new_name, s3
from tests.plugins import file_places, s3_server
from tests.plugins.gate import Gate, gate
from tests.plugins.processes import eventually

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]


@pytest.fixture
def bucket(s3: s3_server.S3Server) -> s3_server.S3Server:
    return s3


@pytest.fixture
def slow(bucket: s3_server.S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A bucket that takes what comes and holds back its answers until `slow.open` is set."""
    monkeypatch.setitem(s3.TIME_OUTS, "read_timeout", 60)
    settings.STORAGE_SECONDS = 0.2
    with gate(int(bucket.url.rsplit(":", 1)[1])) as closed:
        place = {**bucket.environment, "AWS_S3_ENDPOINT_URL": f"http://127.0.0.1:{closed.port}"}
        file_places.store_at("s3", place, settings, monkeypatch)
        yield closed
        closed.open.set()
        wait_for_threads(settings.STORAGE_THREADS)


def wait_for_threads(number: int) -> None:
    """Return when none of them has anything left to do."""
    together = threading.Barrier(number)
    for done in [elsewhere.CALLS.submit(together.wait) for _ in range(number)]:
        done.result(120)


def picture_refused(settings: Any) -> None:
    with within(settings.REQUEST_SECONDS), pytest.raises(StorageAway):
        file_store(where=PUBLIC, name=new_name("avatars", "webp"), content=io.BytesIO(b"RIFF"))


def test_a_request_gives_up_and_what_is_stored_afterwards_is_deleted(slow, bucket, settings):
    picture_refused(settings)  # although no answer has been let through
    eventually(lambda: len(bucket.names(s3_server.PUBLIC)) == 1, "it has arrived, but the answer has not")
    slow.open.set()
    wait_for_threads(settings.STORAGE_THREADS)
    assert bucket.names(s3_server.PUBLIC) == []


def test_when_every_thread_waits_for_the_storage_the_next_request_is_told_so(slow, bucket, settings):
    for _ in range(settings.STORAGE_THREADS + 2):
        picture_refused(settings)
    slow.open.set()
    wait_for_threads(settings.STORAGE_THREADS)
    assert bucket.names(s3_server.PUBLIC) == []
