"""Pictures with their small copies, voice messages, uploads that are repeated, and parts of files."""

import base64
import io
import struct
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from rest_framework.test import APIClient

from accounts.picture_process import THUMBNAIL_SIDE
from chat.errors import AttachmentIdTaken, AttachmentsWaiting
from chat.models import Attachment
from chat.selectors import files_of_messages, previews_of
from chat.services import Upload, Voice, attachment_upload, message_remove
from skillswap.errors import InvalidInput
from skillswap.files import private_files
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, sent_file, uploaded

sqlite_only = pytest.mark.only_on("sqlite")
WEBM = b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"\x86\x86A_OPUS" + bytes(400)
OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(100)
MP4 = b"\x00\x00\x00\x1cftypisom" + bytes(100)
PLACE = b"Exif-Marker"
OUTSIDE = '{"code":"bad_request","message":"That request cannot be read."}'


@pytest.fixture
def talk(member, other):
    return conversation_between(member, other)


def picture(size=(1600, 900), form="JPEG", **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **options)
    return out.getvalue()


def post(client: APIClient, talk, content: bytes, name: str, **more):
    body = {"conversationId": str(talk.pk), "file": SimpleUploadedFile(name, content), **more}
    return client.post("/api/chat/attachments", body, format="multipart")


def voice(talk, sender, content: bytes = WEBM, duration_ms: int = 12_300) -> Attachment:
    recording = Voice(duration_ms, (0, 50, 100))
    upload = Upload(io.BytesIO(content), len(content), "voice.webm", voice=recording)
    return attachment_upload(conversation_id=talk.pk, by=sender.pk, upload=upload)[0]


@sqlite_only
def test_a_large_picture_comes_with_its_size_a_small_copy_and_a_tiny_one(talk, member, other, api):
    file = post(api(member), talk, picture(), "lake.jpg").json()
    assert (file["width"], file["height"], file["contentType"]) == (1600, 900, "image/webp")
    head, _, tiny = file["placeholder"].partition(",")
    assert head == "data:image/webp;base64"
    assert max(Image.open(io.BytesIO(base64.b64decode(tiny))).size) == 16
    assert len(file["placeholder"]) < 600
    say(talk, member, "", attachments=(UUID(file["id"]),))
    small = api(other).get(file["thumbnailUrl"])
    assert max(Image.open(io.BytesIO(small.getvalue())).size) == THUMBNAIL_SIDE
    assert small["Content-Type"] == "image/webp"
    assert api(UserFactory()).get(file["thumbnailUrl"]).status_code == 404


@sqlite_only
def test_a_browser_keeps_a_picture_and_asks_each_time_whether_it_may_be_shown(talk, member, other, api):
    file = sent_file(talk, member, picture(), "lake.jpg")
    address = f"/api/chat/attachments/{file.pk}/thumbnail"
    first = api(other).get(address)
    first.getvalue()
    assert first["Cache-Control"] == "private, no-cache"
    assert api(other).get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    message_remove(Attachment.objects.get(pk=file.pk).message_id)
    assert api(other).get(address, headers={"If-None-Match": first["ETag"]}).status_code == 404


@sqlite_only
def test_a_small_picture_is_its_own_small_copy(talk, member, api):
    file = post(api(member), talk, picture((300, 200)), "stamp.jpg").json()
    assert file["thumbnailUrl"] == file["url"]
    assert api(member).get(f"{file['url']}/thumbnail").status_code == 404


@sqlite_only
def test_a_photo_taken_sideways_is_upright_and_so_are_its_copies(talk, member):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, PLACE.decode()  # turned; artist
    file = uploaded(talk, member, picture((1200, 600), exif=exif), "side.jpg")
    assert (file.width, file.height) == (600, 1200)
    for name in (file.file, file.thumbnail):
        with private_files().open(name) as stored:
            content = stored.read()
        assert PLACE not in content
        shown = Image.open(io.BytesIO(content)).size
        assert shown[0] * 2 == shown[1]


@sqlite_only
def test_what_hides_behind_a_picture_is_gone(talk, member):
    """A polyglot: a picture to one reader, a page or an archive to another."""
    file = uploaded(talk, member, picture((64, 64), "PNG") + b"<script>alert(1)</script>PK\x03\x04", "both.png")
    with private_files().open(file.file) as stored:
        content = stored.read()
    assert b"<script>" not in content
    assert b"PK\x03\x04" not in content


@sqlite_only
def test_of_an_animation_the_first_frame_is_shown(talk, member):
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    file = uploaded(talk, member, out.getvalue(), "dance.gif")
    with private_files().open(file.file) as stored:
        shown = Image.open(stored)
        assert getattr(shown, "n_frames", 1) == 1
        assert shown.convert("RGB").getpixel((20, 20))[0] > 200


@sqlite_only
def test_a_picture_that_would_unpack_to_billions_of_pixels_is_refused_and_nothing_stays(talk, member, api):
    bomb = bytearray(picture((10, 10), "PNG"))
    bomb[16:24] = struct.pack(">II", 60_000, 60_000)
    answer = post(api(member), talk, bytes(bomb), "bomb.png")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "file"
    assert not Attachment.objects.exists()


def test_an_upload_that_is_repeated_makes_one_file_also_when_it_was_sent_meanwhile(talk, member, api):
    key = str(uuid4())
    first = post(api(member), talk, b"Chords", "chords.txt", clientId=key)
    say(talk, member, "", attachments=(UUID(first.json()["id"]),))
    again = post(api(member), talk, b"Chords", "chords.txt", clientId=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Attachment.objects.count() == 1
    assert post(api(member), talk, b"Other", "other.txt", clientId=key).json()["code"] == AttachmentIdTaken.code


def test_the_same_id_of_two_members_is_two_files_and_files_without_one_are_free(talk, member, other):
    key = uuid4()
    for sender in (member, other):
        upload = Upload(io.BytesIO(b"x"), 1, "x.txt", key)
        assert attachment_upload(conversation_id=talk.pk, by=sender.pk, upload=upload)[1]
    uploaded(talk, member)
    uploaded(talk, member)
    assert Attachment.objects.count() == 4


@sqlite_only
def test_who_has_much_that_is_not_sent_must_send_it_first(talk, member, settings):
    settings.ATTACHMENTS_WAITING_MEGABYTES = 1
    first = uploaded(talk, member, bytes(700_000), "one.bin")
    with pytest.raises(AttachmentsWaiting):
        uploaded(talk, member, bytes(700_000), "two.bin")
    say(talk, member, "", attachments=(first.pk,))
    uploaded(talk, member, bytes(700_000), "two.bin")


@sqlite_only
def test_a_file_that_is_not_sent_yet_can_be_taken_back_and_one_that_is_sent_cannot(
    talk, member, other, api, django_capture_on_commit_callbacks
):
    file, sent = uploaded(talk, member, picture(), "lake.jpg"), sent_file(talk, member)
    assert api(other).delete(f"/api/chat/attachments/{file.pk}").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert api(member).delete(f"/api/chat/attachments/{file.pk}").status_code == 204
    assert not any(private_files().exists(name) for name in (file.file, file.thumbnail))
    assert api(member).delete(f"/api/chat/attachments/{sent.pk}").status_code == 409


@sqlite_only
def test_the_small_copy_goes_with_its_message_and_moves_with_its_file(talk, member, django_capture_on_commit_callbacks):
    file = sent_file(talk, member, picture(), "lake.jpg")
    assert {name for _, name in files_of_messages()} == {file.file, file.thumbnail}
    with django_capture_on_commit_callbacks(execute=True):
        message_remove(Attachment.objects.get(pk=file.pk).message_id)
    assert not private_files().exists(file.thumbnail)


@sqlite_only
@pytest.mark.parametrize(("content", "kind"), [(WEBM, "audio/webm"), (OGG, "audio/ogg"), (MP4, "audio/mp4")])
def test_a_voice_message_says_how_long_and_how_loud_it_is(talk, member, other, api, content, kind):
    more = {"durationMs": "12300", "waveform": ["0", "50", "100"]}
    file = post(api(member), talk, content, "voice", **more).json()
    assert (file["durationMs"], file["waveform"], file["contentType"]) == (12_300, [0, 50, 100], kind)
    say(talk, member, "", attachments=(UUID(file["id"]),))
    heard = api(other).get(file["url"])
    assert heard.getvalue() == content
    assert heard["Content-Type"] == kind


@sqlite_only
@pytest.mark.parametrize("content", [b"<script>", picture((9, 9)), WEBM + b"V_VP8", b"MZ" + bytes(99)])
def test_what_is_no_sound_is_no_voice_message(talk, member, content):
    with pytest.raises(InvalidInput) as refused:
        voice(talk, member, content)
    assert refused.value.field == "file"


@sqlite_only
@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"durationMs": "0"}, "durationMs"),
        ({"durationMs": "302001"}, "durationMs"),
        ({"durationMs": "900", "waveform": ["101"]}, "waveform.0"),
        ({"durationMs": "900", "waveform": ["1"] * 65}, "waveform"),
    ],
)
def test_a_recorder_that_says_nonsense_is_refused(talk, member, api, more, field):
    answer = post(api(member), talk, WEBM, "voice.webm", **more)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == field


@sqlite_only
@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=2-4", 206, "234"),
        ("bytes=7-", 206, "789"),
        ("bytes=-2", 206, "89"),
        ("bytes=8-99", 206, "89"),
        ("bytes=10-", 416, OUTSIDE),
        ("bytes=-0", 416, OUTSIDE),
        ("bytes=5-2", 416, OUTSIDE),
        ("bytes=0-1,4-5", 200, "0123456789"),
        ("lines=1-2", 200, "0123456789"),
        (f"bytes={'9' * 5000}-", 200, "0123456789"),
        (f"bytes=0-{'9' * 5000}", 200, "0123456789"),
        ("bytes=²-", 200, "0123456789"),
    ],
)
def test_a_player_gets_the_part_of_a_file_that_it_asks_for(talk, member, api, asked, status, content):
    file = sent_file(talk, member, b"0123456789", "numbers.txt")
    answer = api(member).get(f"/api/chat/attachments/{file.pk}", headers={"Range": asked, "Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.getvalue().decode()) == (status, content)
    assert answer["Accept-Ranges"] == "bytes"
    if status == 206:
        assert answer["Content-Length"] == str(len(content))
        assert answer["Content-Range"].endswith("/10")
    elif status == 416:
        assert answer["Content-Range"] == "bytes */10"


@sqlite_only
def test_a_line_about_a_message_says_what_files_it_has_and_not_what_they_are_called(talk, member):
    photo, another = (uploaded(talk, member, picture((20, 20)), "secret.jpg").pk for _ in range(2))
    said = [
        say(talk, member, "", attachments=(photo,)),
        say(talk, member, "", attachments=(another, uploaded(talk, member).pk)),
        say(talk, member, "", attachments=(voice(talk, member).pk,)),
        say(talk, member, "Look", attachments=(uploaded(talk, member).pk,)),
    ]
    previews = previews_of([UUID(message["id"]) for message in said])
    assert sorted(previews.values()) == ["2\u00a0files", "Look", "Photo", "Voice message 0:12"]
    answer = say(talk, member, "That one", reply_to=UUID(said[2]["id"]))
    assert answer["replyPreview"]["attachments"][0]["durationMs"] == 12_300
