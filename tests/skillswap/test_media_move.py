"""`media_move`: to any storage, stopped at any moment, and nothing lost or left behind."""

import io
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import DataExport, User
from skillswap.files import PRIVATE, PUBLIC
from skillswap.files.journal import Journal
from skillswap.management.commands.media_move import _storages
from tests.factories.accounts import UserFactory
from tests.plugins import locks, processes, product, s3_server

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.xdist_group("s3")]

# Dies at the fifth file: before the journal has it, or after.
KILLED = """
import os, signal
import django
django.setup()
from django.core.management import call_command
from skillswap.files.journal import Journal
add, count = Journal.add, 0
def dying(self, file):
    global count
    count += 1
    if count == 5 and os.environ["DIES"] == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    add(self, file)
    if count == 5:
        os.kill(os.getpid(), signal.SIGKILL)
Journal.add = dying
call_command("media_move", "--from", "local", "--to", "s3")
"""


@pytest.fixture(autouse=True)
def places(s3: s3_server.S3Server, cloudinary: Any, settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    """All three kinds can be used; the product is on disk."""
    for name, value in {**s3.environment, **cloudinary.environment, "MEDIA_STORAGE": "local"}.items():
        monkeypatch.setenv(name, value)
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    monkeypatch.setattr("skillswap.settings.files.PRIVATE_ROOT", tmp_path / "private")


def contents(kind: str) -> dict[str, bytes]:
    """What the storages of a kind hold of the files that rows name."""
    found = {}
    names = [(PUBLIC, name) for name in User.objects.exclude(avatar="").values_list("avatar", flat=True)]
    names += [(PRIVATE, name) for name in DataExport.objects.values_list("file", flat=True)]
    storages = _storages(kind)
    for where, name in names:
        with suppress(FileNotFoundError), storages[where].open(name) as file:
            found[name] = file.read()
    return found


@pytest.fixture
def members() -> Callable[..., list[User]]:
    """So many members with a picture; the first one has an export."""

    def make(number: int) -> list[User]:
        disk = _storages("local")
        made = []
        for index in range(number):
            name = disk[PUBLIC].save(f"avatars/{index:032x}.webp", io.BytesIO(b"RIFF....WEBPVP8 %d" % index))
            made.append(UserFactory(avatar=name))
        export = disk[PRIVATE].save("exports/a.zip", io.BytesIO(b"PK" * 1000))
        DataExport.objects.create(user=made[0], status="ready", file=export, size_bytes=2000)
        return made

    return make


def move(source: str = "local", target: str = "s3", *more: str) -> str:
    out = io.StringIO()
    call_command("media_move", "--from", source, "--to", target, *more, stdout=out, stderr=out)
    return out.getvalue()


def test_files_go_round_all_storages_and_come_back_the_same(members, settings, tmp_path):
    members(2)
    before = contents("local")
    assert len(before) == 3
    for source, target in [("local", "s3"), ("s3", "cloudinary")]:
        assert move(source, target).startswith("3 files copied")
        assert contents(target) == before
    settings.MEDIA_ROOT = tmp_path / "other"
    assert contents("local").keys() == {"exports/a.zip"}
    assert move("cloudinary", "local").startswith("3 files copied")
    assert contents("local") == before


def test_a_second_run_copies_nothing(members):
    members(2)
    move()
    assert move().startswith("0 files copied; 3 are in the new storage.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
@pytest.mark.parametrize("dies", ["before", "after"])
def test_a_move_that_was_killed_goes_on_where_it_was(dies, members, s3, tmp_path):
    members(8)
    env = product.environment(tmp_path, **{**s3.environment, "MEDIA_STORAGE": "local"}, DIES=dies)
    env["DATABASE_URL"] = locks.url_of(connection.settings_dict)
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=product.ROOT, env=env, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    there = s3.client.list_objects_v2(Bucket=s3_server.PUBLIC)["Contents"]
    assert len(there) == 5
    already = 4 if dies == "before" else 5
    assert move().startswith(f"{9 - already} files copied; 9 are in the new storage.")
    assert contents("s3") == contents("local")
    again = s3.client.list_objects_v2(Bucket=s3_server.PUBLIC)["Contents"]
    written = {entry["Key"]: entry["LastModified"] for entry in again}
    assert all(written[entry["Key"]] == entry["LastModified"] for entry in there), "nothing is sent twice"


def test_half_a_file_from_a_killed_move_is_replaced_on_disk_too(members, settings, tmp_path):
    members(1)
    before = contents("local")
    move()
    settings.MEDIA_ROOT = tmp_path / "other"
    _storages("local")[PUBLIC].save(f"avatars/{0:032x}.webp", io.BytesIO(b"RIF"))
    move("s3", "local")
    assert contents("local") == before


def test_originals_stay_until_the_server_is_elsewhere_and_somebody_says_so(members, settings, s3):
    members(2)
    move()
    with pytest.raises(CommandError, match="MEDIA_STORAGE=s3"):
        move("local", "s3", "--delete-originals")
    assert len(contents("local")) == 3
    settings.MEDIA_STORAGE = "s3"
    assert "3 originals deleted" in move("local", "s3", "--delete-originals")
    assert (len(contents("local")), len(contents("s3"))) == (0, 3)
    assert "0 files copied" in move("local", "s3", "--delete-originals")


def test_no_original_is_deleted_that_the_new_storage_has_lost(members, settings, s3):
    members(1)
    move()
    s3.client.delete_object(Bucket=s3_server.PUBLIC, Key=f"avatars/{0:032x}.webp")
    settings.MEDIA_STORAGE = "s3"
    assert "1 originals deleted" in move("local", "s3", "--delete-originals")
    assert list(contents("local")) == [f"avatars/{0:032x}.webp"]


def test_what_a_member_deletes_while_files_are_moved_is_nowhere_in_the_end(members, settings, s3):
    ada, _ = members(2)
    move()
    User.objects.filter(pk=ada.pk).update(avatar="")
    assert "1 deleted that nobody uses" in move()
    assert s3.names(s3_server.PUBLIC) == [f"avatars/{1:032x}.webp"]
    settings.MEDIA_STORAGE = "s3"
    move("local", "s3", "--delete-originals")
    assert not _storages("local")[PUBLIC].exists(f"avatars/{0:032x}.webp")


def test_a_lost_file_is_named_and_stops_nothing(members):
    ada, _ = members(2)
    _storages("local")[PUBLIC].delete(ada.avatar.name)
    output = move()
    assert "2 files copied" in output
    assert f"Lost: {ada.avatar.name}" in output


def test_a_storage_that_is_away_stops_the_move_with_a_sentence(members, monkeypatch):
    members(1)
    monkeypatch.setenv("AWS_S3_ENDPOINT_URL", f"http://127.0.0.1:{processes.free_port()}")
    with pytest.raises(CommandError, match="goes on where it was"):
        move()


def test_two_moves_at_once_are_refused(members, tmp_path):
    with Journal(tmp_path / "media-move-local-s3.jsonl"), pytest.raises(CommandError, match="running already"):
        move()


def test_a_line_that_a_crash_cut_short_does_not_count(members, tmp_path):
    members(1)
    move()
    path = tmp_path / "media-move-local-s3.jsonl"
    lines = path.read_text().rstrip().splitlines()
    path.write_text("\n".join([*lines[:-1], lines[-1][:20]]))
    assert move().startswith("1 files copied; 2 are")
    assert move().startswith("0 files copied; 2 are")
