"""Files of messages in S3: asked for here each time, read there for an hour, a part of one too."""

import urllib.request
from typing import Any

import pytest

from chat.models import Attachment
from chat.services import message_remove
from skillswap.files import private_files
from tests.chat.test_uploads import picture
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, sent_file
from tests.plugins import file_places, s3_server

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]


@pytest.fixture(autouse=True)
def files_in_s3(s3: s3_server.S3Server, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file_places.store_at("s3", s3.environment, settings, monkeypatch)


def test_who_may_read_a_file_is_led_to_it_and_it_goes_with_its_message(
    member, other, api, django_capture_on_commit_callbacks
):
    file = sent_file(conversation_between(member, other), member, picture(), "lake.jpg")
    for name, path in ((file.file, ""), (file.thumbnail, "/thumbnail")):
        address = f"/api/chat/attachments/{file.pk}{path}"
        assert api(UserFactory()).get(address).status_code == 404
        led = api(other).get(address)
        assert (led.status_code, led["Cache-Control"]) == (302, "private, no-store")
        asked = urllib.request.Request(led["Location"], headers={"Range": "bytes=8-11"})
        with urllib.request.urlopen(asked, timeout=60) as part:
            assert (part.status, part.read()) == (206, b"WEBP")
            assert part.headers["Content-Disposition"] == 'attachment; filename="lake.jpg"'
        assert private_files().exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        message_remove(Attachment.objects.get(pk=file.pk).message_id)
    assert not any(private_files().exists(name) for name in (file.file, file.thumbnail))
    assert api(other).get(f"/api/chat/attachments/{file.pk}").status_code == 404
