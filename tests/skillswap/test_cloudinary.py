"""What Cloudinary does in a way of its own: who may fetch what, and whom it believes."""

import io
import urllib.error
import urllib.request
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from skillswap.files import PRIVATE, PUBLIC, StorageAway, file_store, new_name, private_url
from skillswap.settings.files import file_place
from tests.plugins import cloudinary_server, file_places

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture(autouse=True)
def files_there(cloudinary: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file_places.store_at("cloudinary", cloudinary.environment, settings, monkeypatch)


@pytest.fixture
def plan() -> str:
    """A private file."""
    return file_store(where=PRIVATE, name=new_name("attachments", "pdf"), content=io.BytesIO(b"%PDF"))


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_a_private_file_has_no_lasting_address_and_nobody_changes_a_signed_one(plan, cloudinary):
    address = private_url(plan, filename="Plan & more.pdf", content_type="application/pdf")
    assert status_of(address) == 200
    assert status_of(address.replace("attachments", "attachment5")) == 401
    for delivery in ("authenticated", "upload"):
        assert status_of(f"{cloudinary.url}/{cloudinary_server.CLOUD}/raw/{delivery}/v1/{plan}") == 404


def test_a_signed_address_ends_after_an_hour(plan):
    with time_machine.travel("2026-01-01T10:00:00Z", tick=False):
        address = private_url(plan, filename="plan.pdf")
    assert status_of(address) in (400, 401)


def test_a_wrong_secret_is_no_crash_and_its_log_says_why(cloudinary, settings, monkeypatch, caplog):
    wrong = {key: value.replace(cloudinary_server.SECRET, "wrong") for key, value in cloudinary.environment.items()}
    file_places.store_at("cloudinary", wrong, settings, monkeypatch)
    with pytest.raises(StorageAway):
        file_store(where=PUBLIC, name=new_name("avatars", "webp"), content=io.BytesIO(b"RIFF"))
    assert "AuthorizationRequired" in caplog.text
    assert cloudinary_server.KEY not in caplog.text
    assert cloudinary.files == {}


@pytest.mark.parametrize(
    ("options", "origin"),
    [
        ("", "https://res.cloudinary.com"),
        ("?secure_distribution=pictures.example.org&private_cdn=true", "https://pictures.example.org"),
    ],
)
def test_the_policy_of_pages_allows_the_picture_host_and_the_api(options, origin, monkeypatch):
    monkeypatch.setenv("CLOUDINARY_URL", f"cloudinary://1:s@ours{options}")
    assert file_place("cloudinary").origins == (origin, "https://api.cloudinary.com")


@pytest.mark.parametrize("url", ["", "cloudinary://ours", "https://1:s@ours", "cloudinary://1@ours"])
def test_a_wrong_setting_says_what_to_write(url, monkeypatch):
    monkeypatch.setenv("CLOUDINARY_URL", url)
    with pytest.raises(ImproperlyConfigured, match="CLOUDINARY_URL"):
        file_place("cloudinary")
