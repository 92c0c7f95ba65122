"""Files of messages: uploaded, sent, read by the two and nobody else, gone with the message and the account."""

import datetime as dt
import io
import json
import zipfile
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from rest_framework.test import APIClient

from accounts.archive import archive_write
from chat.attachment_links import attachment_link
from chat.models import Attachment, Message
from chat.services import Draft, attachments_purge, message_remove, message_send
from moderation.services import member_block
from skillswap.db.fields import now_ms
from skillswap.errors import Conflict, InvalidInput
from skillswap.files import private_files
from tests.factories.accounts import UserFactory, account_deleted
from tests.factories.chat import conversation_between, say, sent_file, uploaded

sqlite_only = pytest.mark.only_on("sqlite")
PLACE = b"Exif-Marker"


@pytest.fixture
def talk(member, other):
    return conversation_between(member, other)


def photo(size: tuple[int, int] = (3000, 600)) -> bytes:
    """A JPEG that says in its metadata who made it."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x013B] = PLACE.decode()  # artist
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=exif)
    assert PLACE in out.getvalue()
    return out.getvalue()


def address(file: Attachment) -> str:
    return f"/api/chat/attachments/{file.pk}"


def status(client: APIClient, path: str) -> int:
    """The answer's status; a file that it holds open is closed."""
    answer = client.get(path)
    answer.getvalue()
    return answer.status_code


def stored(file: Attachment) -> bool:
    return private_files().exists(file.file)


def test_a_file_is_uploaded_sent_and_read_by_the_other(talk, member, other, api):
    upload = {"conversationId": str(talk.pk), "file": SimpleUploadedFile("a/b\\Notes.pdf", b"%PDF-1.7 Notes")}
    made = api(member).post("/api/chat/attachments", upload, format="multipart")
    assert made.status_code == 201
    file = made.json()
    assert file == {
        "id": file["id"],
        "url": f"/api/chat/attachments/{file['id']}",
        "name": "Notes.pdf",
        "contentType": "application/pdf",
        "type": "application/pdf",
        "size": 14,
        "width": None,
        "height": None,
        "placeholder": "",
        "thumbnailUrl": None,
        "durationMs": None,
        "waveform": [],
    }
    body = {"content": "", "clientId": str(uuid4()), "attachments": [file["id"]]}
    path = f"/api/chat/conversations/{talk.pk}/messages"
    sent, again = api(member).post(path, body), api(member).post(path, body)
    assert (sent.status_code, again.status_code) == (201, 200)
    assert sent.json() == again.json()
    assert api(member).post(path, {**body, "attachments": [], "content": "?"}).status_code == 409
    (seen,) = api(other).get(path).json()["data"]
    assert seen["attachments"] == [file]
    read = api(other).get(file["url"])
    assert read.getvalue() == b"%PDF-1.7 Notes"
    assert read["Content-Type"] == "application/octet-stream"
    assert read["Content-Disposition"] == 'attachment; filename="Notes.pdf"'
    assert read["X-Content-Type-Options"] == "nosniff"


@sqlite_only
@pytest.mark.parametrize(("sent", "shown"), [((3000, 600), (2048, 410)), ((900, 600), (900, 600))])
def test_a_picture_is_shown_whole_and_without_its_metadata(talk, member, other, api, sent, shown):
    file = sent_file(talk, member, photo(sent), "beach.jpg")
    answer = api(other).get(address(file))
    content = answer.getvalue()
    assert answer["Content-Type"] == file.type == "image/webp"
    assert Image.open(io.BytesIO(content)).size == shown
    assert PLACE not in content
    assert len(content) == file.size


@sqlite_only
@pytest.mark.parametrize(
    ("name", "content"), [("evil.svg", b"<svg/>"), ("evil.html", b"<script>"), ("evil.jpg", b"<script>")]
)
def test_what_is_no_picture_is_a_download_whatever_it_is_called(talk, member, api, name, content):
    answer = api(member).get(address(sent_file(talk, member, content, name)))
    answer.getvalue()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_only_the_two_read_a_file_and_before_it_is_sent_its_sender_alone(talk, member, other, api):
    file, stranger = uploaded(talk, member), UserFactory()
    assert [status(api(one), address(file)) for one in (member, other, stranger)] == [200, 404, 404]
    say(talk, member, "", attachments=(file.pk,))
    assert [status(api(one), address(file)) for one in (member, other, stranger)] == [200, 200, 404]
    assert APIClient().get(address(file)).status_code == 401
    member_block(by=member, user_id=other.pk)
    assert [status(api(one), address(file)) for one in (member, other)] == [404, 404]


@sqlite_only
def test_a_signed_address_opens_one_file_for_an_hour_and_no_longer_than_its_reader_may(talk, member, other, api):
    file, another = sent_file(talk, member), sent_file(talk, member)
    link = attachment_link(address(file), attachment_id=file.pk, viewer_id=other.pk)
    nobody = APIClient()
    assert status(nobody, link) == 200
    assert status(nobody, link.replace(str(file.pk), str(another.pk))) == 404
    assert status(nobody, link[:-2]) == 404
    stranger = attachment_link(address(file), attachment_id=file.pk, viewer_id=UserFactory().pk)
    assert status(nobody, stranger) == 404
    with time_machine.travel(now_ms() + dt.timedelta(seconds=3610)):
        assert status(nobody, link) == 404
    member_block(by=member, user_id=other.pk)
    assert status(nobody, link) == 404


@sqlite_only
@pytest.mark.parametrize("whose", ["other", "elsewhere", "sent", "twice"])
def test_a_message_carries_only_files_that_its_sender_uploaded_for_it(talk, member, other, whose):
    files = {
        "other": [uploaded(talk, other)],
        "elsewhere": [uploaded(conversation_between(member, UserFactory()), member)],
        "sent": [sent_file(talk, member)],
        "twice": [uploaded(talk, member)] * 2,
    }[whose]
    with pytest.raises(InvalidInput) as refused:
        say(talk, member, "Look", attachments=tuple(file.pk for file in files))
    assert refused.value.field == "attachments"


@sqlite_only
def test_a_message_has_a_text_or_a_file_and_at_most_ten(talk, member):
    with pytest.raises(InvalidInput):
        say(talk, member, "")
    files = [uploaded(talk, member).pk for _ in range(11)]
    with pytest.raises(InvalidInput):
        say(talk, member, "All", attachments=tuple(files))
    assert len(say(talk, member, "Ten", attachments=tuple(files[:10]))["attachments"]) == 10


@sqlite_only
def test_a_file_over_the_limit_an_empty_one_and_one_for_a_closed_conversation_are_refused(
    talk, member, other, api, settings
):
    def send(content):
        body = {"conversationId": str(talk.pk), "file": SimpleUploadedFile("x.txt", content)}
        return api(member).post("/api/chat/attachments", body, format="multipart")

    assert send(b"").status_code == 400
    settings.ATTACHMENT_MEGABYTES = 0
    assert send(b"x").json()["errors"][0]["field"] == "file"
    account_deleted(other)
    with pytest.raises(Conflict):
        uploaded(talk, member)
    assert not Attachment.objects.exists()


def test_a_removed_message_takes_its_files_along(talk, member, api, django_capture_on_commit_callbacks):
    file = sent_file(talk, member)
    with django_capture_on_commit_callbacks(execute=True):
        message_remove(Attachment.objects.get(pk=file.pk).message_id)
    assert Message.objects.get().attachments == []
    assert not Attachment.objects.exists()
    assert not stored(file)
    assert api(member).get(address(file)).status_code == 404


def test_a_deleted_account_takes_its_files_along(talk, member, other, api, django_capture_on_commit_callbacks):
    mine, theirs = sent_file(talk, member), sent_file(talk, other)
    with django_capture_on_commit_callbacks(execute=True):
        account_deleted(member)
    assert not stored(mine)
    assert stored(theirs)
    shown = api(other).get(f"/api/chat/conversations/{talk.pk}/messages").json()["data"]
    assert [len(message["attachments"]) for message in shown] == [1, 0]


def test_what_was_never_sent_is_deleted_after_a_day(talk, member, django_capture_on_commit_callbacks):
    kept, old = sent_file(talk, member), uploaded(talk, member)
    assert attachments_purge() == 0
    tomorrow = now_ms() + dt.timedelta(hours=25)
    with time_machine.travel(tomorrow, tick=False), django_capture_on_commit_callbacks(execute=True):
        assert attachments_purge() == 1
    assert [stored(file) for file in (kept, old)] == [True, False]
    with pytest.raises(InvalidInput):
        message_send(Draft(talk.pk, member.pk, uuid4(), "Late", attachments=(old.pk,)))


def test_the_export_has_the_files_that_the_member_sent(talk, member, other):
    mine, theirs = sent_file(talk, member), sent_file(talk, other, b"Mine", "theirs.txt")
    out = io.BytesIO()
    archive_write(member, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.read(f"attachments/{mine.pk}.txt") == b"Chords: C, G, Am."
        assert not any(str(theirs.pk) in name for name in archive.namelist())
        (conversation,) = json.loads(archive.read("data.json"))["conversations"]
    assert [message["attachments"][0]["name"] for message in conversation["messages"]] == ["chords.txt", "theirs.txt"]


def test_reading_messages_with_files_costs_no_query_more(talk, member, other, api, django_assert_num_queries):
    client, path = api(member), f"/api/chat/conversations/{talk.pk}/messages"
    client.get(path)
    for _ in range(3):
        sent_file(talk, other)
    with django_assert_num_queries(3):
        assert len(client.get(path).json()["data"]) == 3
