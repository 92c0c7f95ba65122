"""A member's own data as a file: requesting it, downloading it, and when it is deleted."""

import datetime as dt
from unittest.mock import patch
from uuid import uuid4

import pytest
import time_machine

from accounts.hooks import member_data
from accounts.models import DataExport
from accounts.services import export_start
from accounts.services.export_files import export_make, exports_purge
from notifications.models import Notification
from skillswap.files import private_files
from skillswap.models import Job
from tests.factories.accounts import UserFactory, data_export
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db
URL, FILE = "/api/users/export", "/api/users/export/file"


@pytest.fixture
def working(django_capture_on_commit_callbacks):
    """Let the jobs that were queued inside run when it ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


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
        answers = [client.post(URL), client.get(URL), client.post(URL)]
        assert [answer.status_code for answer in answers] == [202, 202, 202]
        assert len({answer.json()["createdAt"] for answer in answers}) == 1
        assert client.get(FILE).status_code == 404

    def test_looking_starts_nothing(self, api, member) -> None:
        assert api(member).head(URL).status_code == 200
        answer = api(member).get(URL)
        assert (answer.status_code, answer.json()["status"]) == (200, "none")
        assert not DataExport.objects.exists()

    def test_when_it_is_ready_the_member_is_notified_and_nobody_else(self, member, other) -> None:
        data_export(member)
        notice = Notification.objects.get()
        assert (notice.user_id, notice.type, notice.data) == (member.pk, "account", {"event": "export_ready"})

    def test_a_fresh_one_replaces_the_one_before_with_its_file(self, api, member, working) -> None:
        old = data_export(member)
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
        with patch("accounts.services.export_files.archive_write", side_effect=OSError("the disk is full")), working():
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
            patch("accounts.services.export_files.archive_write", replaced),
            patch.object(
                type(private_files()), "save", lambda self, name, file: saved.append(keep(name, file)) or saved[-1]
            ),
        ):
            export_make(export_id=old.pk)
        assert [private_files().exists(name) for name in saved] == [False]
        assert not Notification.objects.exists()


class TestTheFile:
    def test_only_its_owner_gets_it(self, api, anonymous, member, other) -> None:
        data_export(member)
        assert [client.get(FILE).status_code for client in (anonymous, api(other))] == [401, 404]

    def test_it_is_a_private_download(self, api, member) -> None:
        data_export(member)
        answer = api(member).get(FILE)
        answer.close()
        assert answer["Content-Type"] == "application/zip"
        assert answer["Content-Disposition"].startswith('attachment; filename="skillswap-')
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")

    def test_no_public_address_leads_to_it(self, client, member) -> None:
        name = data_export(member).file
        for path in (f"/media/{name}", f"/media/private/{name}", f"/media/../private/{name}"):
            assert b"PK" not in client.get(path).content[:2]

    def test_after_seven_days_it_is_gone_and_a_look_starts_nothing(self, api, member) -> None:
        export = data_export(member)
        with later(days=7, minutes=5):
            client = api(member)
            assert client.get(FILE).status_code == 404
            assert exports_purge() == 1
            assert not private_files().exists(export.file)
            assert client.get(URL).json()["status"] == "none"

    def test_the_job_keeps_what_has_time_left(self, member) -> None:
        export = data_export(member)
        with later(days=6):
            assert exports_purge() == 0
        assert private_files().exists(export.file)


def test_an_app_that_breaks_fails_the_export_and_nothing_else(member, monkeypatch) -> None:
    def broken(user_id):
        raise RuntimeError

    monkeypatch.setattr(member_data, "_handlers", [broken])
    assert data_export(member).status == "failed"


def test_an_export_that_is_not_there_is_nobodys(db) -> None:
    export_make(export_id=uuid4())


def test_starting_twice_gives_one(member, nobody_works) -> None:
    assert export_start(user=member).pk == export_start(user=member).pk
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_ask_at_once_start_one_export(nobody_works) -> None:
    people = UserFactory.create_batch(3)
    for member in people:
        started = side_by_side(*[lambda member=member: export_start(user=member)] * 3)
        assert {export.pk for export in started} == {DataExport.objects.get(user=member).pk}
    assert Job.objects.count() == len(people)
