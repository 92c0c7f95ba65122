"""Pictures: re-encoded, so that nothing but the picture survives."""

import io
import struct
import zlib
from typing import Any

import pillow_heif
import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from PIL import Image

from accounts.models import User
from accounts.services import avatar_set
from skillswap.errors import InvalidInput
from tests.factories.accounts import UserFactory
from tests.racing import side_by_side

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 32), mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind, **options)
    return out.getvalue()


def upload(client: Any, content: bytes, name: str = "me.png") -> Any:
    return client.post("/api/users/avatar", {"file": SimpleUploadedFile(name, content)}, format="multipart")


def stored(user: Any) -> bytes:
    user.refresh_from_db()
    with default_storage.open(user.avatar.name) as file:
        return file.read()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_becomes_a_square_webp_with_a_random_name(api, member, kind) -> None:
    response = upload(api(member), picture(kind), "../../etc/passwd.php")
    assert response.status_code == 200
    with Image.open(io.BytesIO(stored(member))) as image:
        assert (image.format, image.size) == ("WEBP", (512, 512))
    assert response.json() == {"avatarUrl": f"/media/{member.avatar.name}"}
    assert "passwd" not in member.avatar.name


def test_a_png_that_is_also_html_keeps_only_the_picture(api, member) -> None:
    script = b"<html><script>alert(1)</script></html>"
    assert upload(api(member), picture() + script).status_code == 200
    assert b"script" not in stored(member)


def test_where_and_with_what_it_was_taken_is_dropped(api, member) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x0112] = 1
    content = picture("JPEG", exif=exif, comment=b"SecretComment")
    assert b"SecretCamera" in content
    upload(api(member), content)
    assert b"Secret" not in stored(member)
    with Image.open(io.BytesIO(stored(member))) as image:
        assert not image.getexif()


def test_a_picture_taken_sideways_is_turned_upright(api, member) -> None:
    image = Image.new("RGB", (100, 100), "red")
    image.paste("blue", (0, 0, 100, 50))  # blue above red, as the sensor saw it
    exif = Image.Exif()
    exif[0x0112] = 3  # held upside down
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    upload(api(member), out.getvalue())
    with Image.open(io.BytesIO(stored(member))) as shown:
        red, _, blue = shown.convert("RGB").getpixel((256, 64))
    assert red > 200 > 60 > blue


def test_what_is_seen_through_stays_so(api, member) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    upload(api(member), out.getvalue())
    with Image.open(io.BytesIO(stored(member))) as image:
        assert image.mode == "RGBA"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a<script>",
        b"\x89PNG\r\n\x1a\n" + b"rubbish" * 50,
        picture()[:60],
        picture("BMP"),
        picture("JPEG", (600, 600))[:700],
    ],
)
def test_what_is_no_picture_is_refused(api, member, content) -> None:
    response = upload(api(member), content)
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "file"


def header_only(width: int, height: int) -> bytes:
    """A PNG that says how large it is and ends."""
    size = b"IHDR" + struct.pack("!IIBBBBB", width, height, 16, 6, 0, 0, 0)
    head = struct.pack("!I", 13) + size + struct.pack("!I", zlib.crc32(size))
    return picture()[:8] + head + b"\0\0\0\0IDAT5\xaf\x06\x1e"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (header_only(6320, 6320), "at most 24 million pixels"),
        (header_only(4898, 4898), "cannot be read"),  # few enough: only the rest is missing
        (picture(size=(14_000, 14_000), mode="1"), "at most 24 million pixels"),
        (b"<svg/>", "not a picture that we can show"),
    ],
)
def test_each_refusal_says_what_is_wrong_before_anything_is_decoded(api, member, content, message) -> None:
    response = upload(api(member), content)
    assert response.status_code == 400
    assert message in response.json()["errors"][0]["message"]


def test_only_pictures_that_were_set_count_towards_the_limit(api, member, settings) -> None:
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "avatar": "2 per hour"}
    client = api(member)
    contents = [b"rubbish", picture()[:60], header_only(9000, 9000), picture(), b"rubbish", picture(), picture()]
    assert [upload(client, content).status_code for content in contents] == [400, 400, 400, 200, 400, 200, 429]


def shown(content: bytes, member: Any, client: Any) -> Image.Image:
    """The avatar that an upload makes."""
    assert upload(client, content).status_code == 200
    with Image.open(io.BytesIO(stored(member))) as image:
        image.load()
        return image


def test_a_heic_photo_becomes_a_jpeg_the_right_way_up(api, member) -> None:
    image = Image.new("RGB", (128, 64), "red")
    image.paste("blue", (0, 0, 128, 32))
    exif = Image.Exif()
    exif[0x0112] = 3
    exif[0x010F] = "SecretCamera"
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, quality=90, exif=exif.tobytes())
    stored_picture = shown(out.getvalue(), member, api(member))
    assert (stored_picture.format, stored_picture.size, member.avatar.name[-4:]) == ("JPEG", (512, 512), ".jpg")
    red, _, blue = stored_picture.getpixel((256, 64))
    assert red > 200 > 60 > blue
    assert b"SecretCamera" not in stored(member)


def test_sixteen_bits_of_grey_stay_grey(api, member) -> None:
    grey = Image.new("I;16", (40, 40), 0x8000)
    out = io.BytesIO()
    grey.save(out, "PNG")
    assert shown(out.getvalue(), member, api(member)).convert("L").getextrema() == pytest.approx((128, 128), abs=2)


def test_colours_for_print_become_those_of_a_screen(api, member) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(out, "JPEG", quality=95)
    red, green, blue = shown(out.getvalue(), member, api(member)).convert("RGB").getpixel((250, 250))
    assert red > 200 > 60 > max(green, blue)


def test_of_a_moving_picture_the_first_frame_is_shown(api, member) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    stored_picture = shown(out.getvalue(), member, api(member))
    assert getattr(stored_picture, "n_frames", 1) == 1
    assert stored_picture.convert("RGB").getpixel((250, 250))[0] > 200


def test_a_palette_with_a_transparent_colour_stays_so(api, member) -> None:
    image = Image.new("P", (40, 40), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(0, (0, 0, 40, 20))
    out = io.BytesIO()
    image.save(out, "PNG", transparency=0)
    stored_picture = shown(out.getvalue(), member, api(member)).convert("RGBA")
    assert (stored_picture.getpixel((250, 50))[3], stored_picture.getpixel((250, 450))[3]) == (0, 255)


def test_too_many_bytes_are_refused(member) -> None:
    with pytest.raises(InvalidInput):
        avatar_set(user=member, file=io.BytesIO(picture()), size=settings.AVATAR_MEGABYTES * 1024 * 1024 + 1)


def test_a_request_without_a_file_is_refused(api, member) -> None:
    client = api(member)
    assert client.post("/api/users/avatar", {}, format="multipart").status_code == 400
    assert client.post("/api/users/avatar", {"file": "x"}).status_code == 415


def test_the_old_picture_is_deleted_once_the_new_one_is_set(
    api, member, media, django_capture_on_commit_callbacks
) -> None:
    client = api(member)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            upload(client, picture())
    member.refresh_from_db()
    assert [file.name for file in (media / "avatars").iterdir()] == [member.avatar.name.removeprefix("avatars/")]


def test_a_picture_that_could_not_be_set_leaves_no_file(member, media, monkeypatch) -> None:
    def fails(*_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr("accounts.services.avatars._replace", fails)
    with pytest.raises(OperationalError):
        avatar_set(user=member, file=io.BytesIO(picture()), size=100)
    assert not list((media / "avatars").iterdir())


def test_removing_a_picture_deletes_it(api, member, media, django_capture_on_commit_callbacks) -> None:
    client = api(member)
    upload(client, picture())
    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete("/api/users/avatar").status_code == 204
        assert client.delete("/api/users/avatar").status_code == 204
    assert User.objects.get(pk=member.pk).avatar_url == ""
    assert not list((media / "avatars").iterdir())


@pytest.mark.django_db(transaction=True)
def test_of_two_pictures_at_once_one_is_shown_and_the_other_leaves_no_file(media):
    for _ in range(3):
        member = UserFactory()
        tabs = [
            lambda content=content, member=member: avatar_set(
                user=User.objects.get(pk=member.pk), file=io.BytesIO(content), size=len(content)
            )
            for content in (picture(), picture(size=(64, 64)))
        ]
        side_by_side(*tabs)
        assert stored(member)
    assert len(list(media.glob("avatars/*"))) == 3
