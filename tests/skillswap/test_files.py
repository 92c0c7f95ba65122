"""Members' files on disk: their addresses, and what becomes of them when something fails."""

import datetime as dt
import io
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from skillswap.files import (
    PRIVATE,
    PUBLIC,
    StorageAway,
    absolute_url,
    file_delete,
    file_store,
    new_name,
    private_files,
    private_url,
    public_files,
    public_url,
)
from skillswap.masking import masked
from skillswap.settings.files import FilePlace, allowed_origins, file_place

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def plan() -> str:
    """A private file."""
    return file_store(where=PRIVATE, name=new_name("attachments", "pdf"), content=io.BytesIO(b"%PDF"))


def address_of(name: str, **more: Any) -> str:
    return private_url(name, filename="Plan für Montag.pdf", content_type="application/pdf", **more)


def test_a_private_file_is_a_download_by_its_signed_address(client, plan):
    answer = client.get(address_of(plan))
    assert (answer.status_code, answer.getvalue()) == (200, b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Plan%20f%C3%BCr%20Montag.pdf"
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_signed_address_is_good_for_an_hour_and_no_longer(client, plan):
    address = address_of(plan)
    for minutes, status in ((59, 200), (61, 404)):
        with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes), tick=False):
            answer = client.get(address)
            assert answer.status_code == status
            answer.close()


def test_nobody_can_make_or_change_a_signed_address(client, plan):
    address = address_of(plan)
    for forged in (address[:-1] + ("a" if address[-1] != "a" else "b"), "/media/signed/x", f"/media/{plan}"):
        assert client.get(forged).status_code == 404, forged
    with pytest.raises(ValueError, match="private_url"):
        private_files().url(plan)


def test_the_address_of_a_file_that_was_deleted_leads_nowhere(client, plan):
    address = address_of(plan)
    private_files().delete(plan)
    assert client.get(address).status_code == 404


def test_a_signed_address_is_in_no_log(plan):
    address = address_of(plan)
    assert masked(f"GET {address}") == "GET /media/signed/***"


def test_what_somebody_reacted_stays_out_of_the_log():
    line = masked("PUT /api/chat/messages/0199/reactions/👍 failed")
    assert line == "PUT /api/chat/messages/0199/reactions/*** failed"


def test_an_address_can_be_made_whole_for_programs(settings):
    settings.CLIENT_ORIGIN = "https://skillswap.example"
    assert absolute_url("/media/a.webp") == "https://skillswap.example/media/a.webp"
    assert absolute_url("https://bucket.example/a.webp") == "https://bucket.example/a.webp"
    assert absolute_url(public_url("")) == ""


def test_in_production_a_server_says_which_origins_nginx_has_to_be_told():
    place = FilePlace({}, {}, ("https://pictures.example", "https://private.example"))
    told = ["https://private.example", "https://pictures.example", "https://more.example"]
    assert set(allowed_origins(place, told, production=True)) == set(told)
    assert allowed_origins(place, [], production=False) == list(place.origins)
    for too_few in ([], told[:1]):
        with pytest.raises(ImproperlyConfigured, match="Set MEDIA_ORIGINS="):
            allowed_origins(place, too_few, production=True)


def test_a_storage_that_we_do_not_know_is_refused_with_those_we_do():
    with pytest.raises(ImproperlyConfigured, match="local, s3, cloudinary"):
        file_place("ftp")


def test_a_full_disk_is_an_answer_to_come_back_and_leaves_nothing(media):
    class Dying(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(28, "No space left on device")
            return super().read(4)

    with pytest.raises(StorageAway) as refused:
        file_store(where=PUBLIC, name="avatars/a.webp", content=Dying(b"x" * 100))
    assert (refused.value.status, refused.value.retry_after) == (503, 10)
    assert not list((media / "avatars").iterdir())


def test_a_deletion_that_failed_is_done_later(django_capture_on_commit_callbacks, media):
    from skillswap.jobs import jobs_deliver

    name = file_store(where=PUBLIC, name=new_name("avatars", "webp"), content=io.BytesIO(b"RIFF"))
    with (
        patch.object(type(public_files()), "delete", side_effect=StorageAway),
        django_capture_on_commit_callbacks(execute=True),
    ):
        file_delete(where=PUBLIC, name=name)
    assert public_files().exists(name)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=2), tick=False):
        assert jobs_deliver() == 1
    assert not public_files().exists(name)
