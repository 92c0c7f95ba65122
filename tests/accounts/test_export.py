"""A member's own data as a file: asking for it, what is in it, and when it goes."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from unittest.mock import patch
from uuid import uuid4

import pytest
import time_machine
from huey import MemoryHuey
from PIL import Image

from accounts.archive import json_pieces
from accounts.exporting import export_make, exports_purge, private_files
from accounts.hooks import member_data
from accounts.models import DataExport
from accounts.services import avatar_set, device_sign_in, export_start
from chat.models import Message
from credits.services import hold_post, minutes_hold
from moderation.blocking import member_block
from moderation.reporting import report_create
from notifications.models import Notification
from skillswap import jobs
from skillswap.batches import each
from skillswap.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
URL, FILE = "/api/users/export", "/api/users/export/file"


@pytest.fixture
def working(django_capture_on_commit_callbacks):
    """Let the jobs that were queued inside run when it ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def nobody_works(monkeypatch) -> None:
    """Jobs are queued and wait: no worker runs. Without this MongoDB, which commits in tests, has them done at once."""
    waiting = MemoryHuey("waiting", immediate=False)
    monkeypatch.setattr(jobs._run_queued, "huey", waiting)


def made(user) -> DataExport:
    export = DataExport.objects.create(user=user)
    export_make(export_id=export.pk)
    export.refresh_from_db()
    return export


def downloaded(client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(client.get(FILE).getvalue()))


def data_of(client) -> dict:
    return json.loads(downloaded(client).read("data.json"))


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(file, "PNG")
    file.seek(0)
    return file


def later(**span: int):
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(**span), tick=False)


class TestAsking:
    def test_a_call_starts_it_and_the_next_finds_it_ready(self, api, member, working) -> None:
        client = api(member)
        with working():
            first = client.post(URL)
        assert (first.status_code, first.json()["status"], first.json()["url"]) == (202, "preparing", None)
        then = client.get(URL)
        body = then.json()
        assert (then.status_code, body["status"], body["url"]) == (200, "ready", FILE)
        assert body["sizeBytes"] == len(client.get(FILE).getvalue())
        assert body["createdAt"] < body["expiresAt"]

    def test_while_it_is_prepared_nothing_new_starts(self, api, member, nobody_works) -> None:
        client = api(member)
        asked = [client.post(URL), client.get(URL), client.post(URL)]
        assert [answer.status_code for answer in asked] == [202, 202, 202]
        assert len({answer.json()["createdAt"] for answer in asked}) == 1
        assert client.get(FILE).status_code == 404

    def test_looking_starts_nothing(self, api, member) -> None:
        assert api(member).head(URL).status_code == 200
        answer = api(member).get(URL)
        assert (answer.status_code, answer.json()["status"]) == (200, "none")
        assert not DataExport.objects.exists()

    def test_when_it_is_ready_the_member_is_told_and_nobody_else(self, member, other) -> None:
        made(member)
        notice = Notification.objects.get()
        assert (notice.user_id, notice.type, notice.data) == (member.pk, "account", {"event": "export_ready"})

    def test_a_fresh_one_replaces_the_one_before_with_its_file(self, api, member, working) -> None:
        old = made(member)
        with working():
            assert api(member).post(URL).status_code == 202
        new = DataExport.objects.get()
        assert (new.pk != old.pk, new.status) == (True, "ready")
        assert [private_files().exists(export.file) for export in (old, new)] == [False, True]

    def test_starting_is_limited_and_looking_is_not(self, api, member, settings, working) -> None:
        settings.RATE_LIMITS_ENABLED = True
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, "export": "2 per day"}
        client = api(member)
        for _ in range(2):
            with working():
                assert client.post(URL).status_code == 202
        assert client.post(URL).status_code == 429
        assert {client.get(URL).status_code for _ in range(5)} == {200}

    def test_one_that_fails_says_so_and_can_be_started_again(self, api, member, working) -> None:
        client = api(member)
        with patch("accounts.exporting.archive_write", side_effect=OSError("the disk is full")), working():
            client.post(URL)
        failed = client.get(URL)
        assert (failed.status_code, failed.json()["status"]) == (200, "failed")
        assert Notification.objects.get().data == {"event": "export_failed"}
        with working():
            assert client.post(URL).status_code == 202
        assert client.get(URL).json()["status"] == "ready"

    def test_one_whose_job_died_can_be_started_again_after_an_hour(self, api, member) -> None:
        old = DataExport.objects.create(user=member)
        with later(minutes=61):
            client = api(member)
            assert client.get(URL).json()["status"] == "failed"
            assert client.post(URL).status_code == 202
        assert DataExport.objects.get().pk != old.pk

    def test_a_job_whose_export_was_replaced_leaves_nothing(self, member) -> None:
        old = DataExport.objects.create(user=member)

        def replaced(user, out) -> None:
            DataExport.objects.filter(pk=old.pk).delete()

        saved: list[str] = []
        keep = private_files().save
        with (
            patch("accounts.exporting.archive_write", replaced),
            patch.object(
                type(private_files()), "save", lambda self, name, file: saved.append(keep(name, file)) or saved[-1]
            ),
        ):
            export_make(export_id=old.pk)
        assert [private_files().exists(name) for name in saved] == [False]
        assert not Notification.objects.exists()


class TestTheFile:
    def test_only_its_owner_gets_it(self, api, anonymous, member, other) -> None:
        made(member)
        assert [client.get(FILE).status_code for client in (anonymous, api(other))] == [401, 404]

    def test_it_is_a_private_download(self, api, member) -> None:
        made(member)
        answer = api(member).get(FILE)
        answer.close()
        assert answer["Content-Type"] == "application/zip"
        assert answer["Content-Disposition"].startswith('attachment; filename="skillswap-')
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")

    def test_no_public_address_leads_to_it(self, client, member) -> None:
        name = made(member).file
        for path in (f"/media/{name}", f"/media/private/{name}", f"/media/../private/{name}"):
            assert b"PK" not in client.get(path).content[:2]

    def test_after_seven_days_it_is_gone_and_a_look_starts_nothing(self, api, member) -> None:
        export = made(member)
        with later(days=7, minutes=5):
            client = api(member)
            assert client.get(FILE).status_code == 404
            assert exports_purge() == 1
            assert not private_files().exists(export.file)
            assert client.get(URL).json()["status"] == "none"

    def test_the_job_keeps_what_has_time_left(self, member) -> None:
        export = made(member)
        with later(days=6):
            assert exports_purge() == 0
        assert private_files().exists(export.file)


class TestWhatIsInIt:
    def test_everything_that_rooms_know_and_other_people_by_name_only(self, api, member, other) -> None:
        device = device_sign_in(user=member, name="Phone")
        offers(member, "Guitar", description="Chords")
        wants(member, "Baking")
        talk = conversation_between(member, other)
        for number in range(3):
            say(talk, other if number % 2 else member, f"Word {number}")
        give(member, 300)
        hold = minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")
        hold_post(hold_id=hold.pk, to_user_id=other.pk, minutes=60)
        blocked = UserFactory(name="Bad Guy")
        report_create(by=member, kind="user", target_id=blocked.pk, reason="spam", details="So loud")
        member_block(by=member, user_id=blocked.pk)
        client = api(member)
        made(member)
        data = data_of(client)
        assert data["profile"]["email"] == member.email
        assert "Phone" in {device["name"] for device in data["devices"]}
        assert [skill["name"] for skill in data["skills"]] == ["Guitar", "Baking"]
        (conversation,) = data["conversations"]
        assert conversation["with"] == other.name
        assert [(m["seq"], m["from"], m["content"]) for m in conversation["messages"]] == [
            (1, member.name, "Word 0"),
            (2, other.name, "Word 1"),
            (3, member.name, "Word 2"),
        ]
        assert data["credits"]["balance"]["availableMinutes"] == 240
        assert [row["amountMinutes"] for row in data["credits"]["transactions"]] == [300, -60, -60]
        assert data["credits"]["transactions"][-1]["with"] == other.name
        assert [person["name"] for person in data["blockedPeople"]] == ["Bad Guy"]
        assert [(report["kind"], report["details"]) for report in data["reports"]] == [("user", "So loud")]
        assert {notice["type"] for notice in data["notifications"]["inbox"]} >= {"message"}
        text = json.dumps(data)
        secrets = [other.email, blocked.email, device.refresh, device.device.refresh_id, member.password]
        assert not [secret for secret in secrets if secret in text]

    def test_nothing_of_anybody_else_is_in_it(self, api, member, other) -> None:
        stranger = UserFactory(name="Nobody Known")
        offers(stranger, "Juggling")
        say(conversation_between(stranger, other), other, "Between the two of us")
        made(member)
        text = downloaded(api(member)).read("data.json").decode()
        assert not [word for word in ("Nobody Known", "Juggling", "Between the two") if word in text]

    def test_the_picture_is_in_it(self, api, member) -> None:
        avatar_set(user=member, file=picture(), size=1000)
        made(member)
        archive = downloaded(api(member))
        name = json.loads(archive.read("data.json"))["profile"]["picture"]
        assert Image.open(io.BytesIO(archive.read(name))).format == "WEBP"

    def test_a_long_chat_is_read_a_batch_at_a_time(self, member, other, django_assert_num_queries) -> None:
        talk = conversation_between(member, other)
        for number in range(7):
            say(talk, member, f"Word {number}")
        messages = Message.objects.filter(conversation_id=talk.pk).values("seq")
        with django_assert_num_queries(3):
            assert [row["seq"] for row in each(messages, by="seq", size=3)] == [1, 2, 3, 4, 5, 6, 7]
        with django_assert_num_queries(2):
            assert list(islice(each(messages, by="seq", size=3), 4))[-1]["seq"] == 4


class TestWriting:
    @pytest.mark.parametrize(
        "value",
        [
            {},
            {"a_key": 1},
            {"some": iter([])},
            {"some": iter([{"snake_case": 1}, {"deep": iter([1, 2])}]), "text": 'quo"te'},
            {"one": {"two": {"three": iter([{"four": None}])}}, "list": [{"a_b": 1}]},
        ],
    )
    def test_it_is_json_in_camel_case(self, value) -> None:
        json.loads(b"".join(json_pieces(value)))

    def test_iterators_are_read_as_they_are_written(self) -> None:
        read: list[int] = []

        def rows() -> Iterator[int]:
            for number in range(3):
                read.append(number)
                yield number

        pieces = json_pieces({"rows": rows()})
        assert read == []
        while b"0" not in next(pieces):
            pass
        assert read == [0]

    def test_a_room_that_breaks_fails_the_export_and_nothing_else(self, member, monkeypatch) -> None:
        def broken(user_id):
            raise RuntimeError

        monkeypatch.setattr(member_data, "_handlers", [broken])
        assert made(member).status == "failed"


def test_an_export_that_is_not_there_is_nobodys(db) -> None:
    export_make(export_id=uuid4())


def test_starting_twice_gives_one(member, nobody_works) -> None:
    assert export_start(user=member).pk == export_start(user=member).pk
    assert Job.objects.count() == 1
