"""What every storage elsewhere does alike: S3 (moto's server) and Cloudinary (a stand-in that checks signatures)."""

import io
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from accounts.models import User
from skillswap.files import private_files, public_files, public_url
from skillswap.settings.files import file_place
from tests.factories.accounts import data_export
from tests.plugins import file_places, s3_server
from tests.plugins.processes import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]


@dataclass
class Place:
    """Where files are: the kind, how many public files there are, and how to take the storage away."""

    kind: str
    url: str
    public_count: Callable[[], int]
    environment: dict[str, str]

    def environment_away(self) -> dict[str, str]:
        nowhere = f"127.0.0.1:{free_port()}"
        return {
            key: value.replace(urlsplit(self.url).netloc, nowhere).replace(
                urlsplit(self.url).netloc.replace(":", "%3A"), nowhere
            )
            for key, value in self.environment.items()
        }


@pytest.fixture(params=["s3", "cloudinary"], autouse=True)
def place(request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Place:
    server = request.getfixturevalue(request.param)
    counts = {"s3": lambda: len(server.names(s3_server.PUBLIC)), "cloudinary": lambda: len(server.files)}
    file_places.store_at(request.param, server.environment, settings, monkeypatch)
    return Place(request.param, server.url, counts[request.param], server.environment)


@pytest.fixture
def upload(api, member, django_capture_on_commit_callbacks):
    """Upload a picture as `member`, with what is done after commit."""
    client = api(member)

    def post() -> Any:
        out = io.BytesIO()
        Image.new("RGB", (64, 32), "red").save(out, "PNG")
        out.seek(0)
        out.name = "me.png"
        with django_capture_on_commit_callbacks(execute=True):
            return client.post("/api/users/avatar", {"file": out}, format="multipart")

    return post


def get(url: str) -> tuple[bytes, Any]:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read(), answer.headers


def test_anybody_can_fetch_a_picture_at_its_address_which_pages_may_show(upload, place):
    address = upload().json()["avatarUrl"]
    content, headers = get(address)
    assert (content[:4], headers["Content-Type"]) == (b"RIFF", "image/webp")
    assert "{0.scheme}://{0.netloc}".format(urlsplit(address)) in file_place(place.kind).origins


def test_a_new_picture_and_a_deletion_leave_nothing_of_the_old_one(
    upload, place, api, member, django_capture_on_commit_callbacks
):
    upload()
    upload()
    member.refresh_from_db()
    assert (place.public_count(), public_files().exists(member.avatar.name)) == (1, True)
    with django_capture_on_commit_callbacks(execute=True):
        assert api(member).delete("/api/users/avatar").status_code == 204
    assert place.public_count() == 0


def test_an_export_is_fetched_by_a_signed_address(api, member, place):
    name = data_export(member).file
    answer = api(member).get("/api/users/export/file")
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-store")
    content, headers = get(answer["Location"])
    assert content[:2] == b"PK"
    assert headers["Content-Disposition"].startswith('attachment; filename="skillswap-')
    with private_files().open(name) as file:
        assert file.read() == content
    assert private_files().size(name) == len(content)
    assert "{0.scheme}://{0.netloc}".format(urlsplit(answer["Location"])) in file_place(place.kind).origins


def test_a_file_that_is_not_there_is_told_from_a_storage_that_is_away(place):
    assert not public_files().exists("avatars/none.webp")
    with pytest.raises(FileNotFoundError):
        private_files().open("exports/none.zip")
    private_files().delete("exports/none.zip")


def test_an_address_from_before_the_move_leads_to_the_new_one(client, upload, member):
    upload()
    member.refresh_from_db()
    answer = client.get(f"/media/{member.avatar.name}")
    assert (answer.status_code, answer["Location"]) == (302, public_url(member.avatar.name))


def test_a_storage_that_is_away_is_an_answer_to_come_back_and_changes_nothing(
    upload, settings, monkeypatch, place, member
):
    upload()
    before = User.objects.get(pk=member.pk).avatar.name
    file_places.store_at(place.kind, place.environment_away(), settings, monkeypatch)
    answer = upload()
    assert (answer.status_code, answer["Retry-After"], answer.json()["code"]) == (503, "10", "busy")
    assert User.objects.get(pk=member.pk).avatar.name == before
    assert place.public_count() == 1
