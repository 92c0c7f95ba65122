"""Members' files in S3: a real server of its protocol, a bucket for everybody and one for nobody."""

import io
from typing import Any

import pytest

from skillswap.files import PRIVATE, PUBLIC, StorageAway, file_store, new_name, private_url, public_url
from skillswap.settings.files import file_place
from tests.plugins import file_places, s3_server
from tests.plugins.processes import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]


@pytest.fixture(autouse=True)
def files_in_s3(s3: s3_server.S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file_places.store_at("s3", s3.environment, settings, monkeypatch)


def test_no_address_is_asked_of_the_bucket(settings, monkeypatch, s3):
    nowhere = {**s3.environment, "AWS_S3_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}"}
    file_places.store_at("s3", nowhere, settings, monkeypatch)
    assert public_url("avatars/a.webp").endswith("/skillswap-pictures/avatars/a.webp")
    assert "X-Amz-Signature=" in private_url("exports/a.zip", filename="a.zip")


@pytest.mark.parametrize("wrong", ["AWS_STORAGE_BUCKET_NAME", "AWS_PRIVATE_BUCKET_NAME"])
def test_a_bucket_that_is_not_there_is_no_crash_and_its_log_says_why(wrong, settings, monkeypatch, s3, caplog):
    file_places.store_at("s3", {**s3.environment, wrong: "nobody-made-this"}, settings, monkeypatch)
    where = PUBLIC if wrong == "AWS_STORAGE_BUCKET_NAME" else PRIVATE
    with pytest.raises(StorageAway):
        file_store(where=where, name=new_name("avatars", "webp"), content=io.BytesIO(b"RIFF"))
    assert "NoSuchBucket" in caplog.text
    assert s3_server.SECRET not in caplog.text


AWS, MINIO, OUTSIDE = "s3.eu-central-1.amazonaws.com", "http://minio:9000", "https://files.example.org"
PLACES = {
    "aws": ({}, f"https://skillswap-pictures.{AWS}", f"https://skillswap-private.{AWS}"),
    "path": ({"ADDRESSING_STYLE": "path"}, f"https://{AWS}", f"https://{AWS}"),
    "own domain": ({"CUSTOM_DOMAIN": "cdn.example"}, "https://cdn.example", f"https://skillswap-private.{AWS}"),
    "minio": ({"ENDPOINT_URL": MINIO}, MINIO, MINIO),
    "minio from outside": ({"ENDPOINT_URL": MINIO, "PUBLIC_ENDPOINT_URL": OUTSIDE}, OUTSIDE, OUTSIDE),
    "virtual elsewhere": (
        {"ENDPOINT_URL": "https://ams3.example", "ADDRESSING_STYLE": "virtual"},
        "https://skillswap-pictures.ams3.example",
        "https://skillswap-private.ams3.example",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_policy_of_pages_allows_exactly_the_origins_of_both_buckets(name, settings, monkeypatch, s3):
    more, picture, private = PLACES[name]
    monkeypatch.delenv("AWS_S3_ENDPOINT_URL")
    place = {key: value for key, value in s3.environment.items() if key != "AWS_S3_ENDPOINT_URL"}
    place |= {f"AWS_S3_{key}": value for key, value in {"REGION_NAME": "eu-central-1", **more}.items()}
    file_places.store_at("s3", place, settings, monkeypatch)
    assert file_place("s3").origins == (picture, private)
    assert public_url("avatars/a.webp").startswith(f"{picture}/")
    assert private_url("exports/a.zip", filename="a.zip").startswith(f"{private}/")
