"""Deleting one's account: what is deleted, in which order, and what happens at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from rest_framework.test import APIClient

from accounts.errors import BadCredentials
from accounts.hooks import member_erase, member_removed
from accounts.models import DataExport, Device, User
from accounts.services import account_delete, avatar_set, device_sign_in, log_in
from accounts.services.export_files import export_make
from chat.models import Message
from credits.audit import Audit
from credits.models import Entry, MonthlyTotal
from matching.models import Listing
from moderation.models import Block
from moderation.services import member_block
from notifications.models import Notification, NotificationPreferences
from notifications.services import preferences_set
from realtime.models import Inbox, UserEvent
from skills.models import Skill, SkillCount, Topic
from skillswap.errors import Conflict, DomainError
from skillswap.files import private_files
from tests.accounts.conftest import csrf
from tests.factories.accounts import PASSWORD, UserFactory, account_deleted, png_file
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give, minutes_of
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
URL = "/api/users/profile"


class TestAsking:
    def test_the_password_deletes_it_and_signs_out_everywhere(self, signed_in_browser, member) -> None:
        elsewhere = device_sign_in(user=member)
        answer = signed_in_browser.delete(URL, {"password": PASSWORD}, headers=csrf(signed_in_browser))
        assert answer.status_code == 204
        assert {cookie.value for name, cookie in answer.cookies.items() if name != "csrftoken"} == {""}
        phone = APIClient(headers={"authorization": f"Bearer {elsewhere.access}"})
        assert phone.get("/api/auth/me").status_code == 401
        assert APIClient().post("/api/auth/token/refresh", {"refresh": elsewhere.refresh}).status_code == 401
        with pytest.raises(BadCredentials):
            log_in(email=member.email, password=PASSWORD)

    def test_a_wrong_password_changes_nothing_and_counts_as_a_failed_log_in(self, api, member, limits_on) -> None:
        client = api(member)
        answers = [client.delete(URL, {"password": "wrong horse"}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [400] * 5 + [429]
        assert answers[0].json()["errors"][0]["field"] == "password"
        assert User.objects.get(pk=member.pk).name == member.name

    def test_the_address_is_free_again(self, sign_up, member) -> None:
        account_deleted(member)
        assert sign_up(email=member.email).status_code == 201
        assert log_in(email=member.email, password="nine purple kettles").device.user_id != member.pk


class TestWhatGoes:
    def test_the_row_says_nothing_of_who_it_was(self, member) -> None:
        User.objects.filter(pk=member.pk).update(
            bio="I paint.", availability_note="Sundays", location="Lagos", country="NG", rating=4.5
        )
        account_deleted(member)
        row = User.objects.get(pk=member.pk)
        assert (row.name, row.is_active, row.is_verified, row.visibility) == ("Deleted member", False, False, "private")
        assert row.username == f"deleted-{member.pk.hex[-12:]}"
        assert row.availability_note == ""
        assert (row.email, row.login_email, row.bio, row.location, row.country) == ("", None, "", "", "")
        assert (row.languages, row.availability, row.timezone, row.rating) == ([], [], "UTC", None)
        assert not row.has_usable_password()

    def test_files_go_with_it(self, member, django_capture_on_commit_callbacks) -> None:
        avatar = avatar_set(user=member, file=png_file(), size=1000).avatar.name
        export = DataExport.objects.create(user=member)
        export_make(export_id=export.pk)
        export.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            account_deleted(member)
        assert not default_storage.exists(avatar)
        assert not private_files().exists(export.file)

    def test_nothing_that_is_the_members_alone_stays(self, member, other) -> None:
        offers(member, "Guitar")
        wants(member, "Baking")
        offers(other, "Guitar")
        say(conversation_between(member, other), other, "Hello")
        give(member, 300)
        preferences_set(user_id=member.pk, changes={"match": {"in_app": False}})
        member_block(by=member, user_id=UserFactory().pk)
        member_block(by=UserFactory(), user_id=member.pk)
        account_deleted(member)
        gone = [
            Skill.objects.filter(user=member),
            SkillCount.objects.filter(pk=member.pk),
            Listing.objects.filter(user=member),
            Notification.objects.filter(user=member),
            NotificationPreferences.objects.filter(pk=member.pk),
            Block.objects.all(),
            Device.objects.filter(user=member),
            UserEvent.objects.filter(user=member),
            Inbox.objects.filter(pk=member.pk),
            Entry.objects.filter(user=member),
            MonthlyTotal.objects.filter(user=member),
            DataExport.objects.filter(user=member),
        ]
        assert [rows.model.__name__ for rows in gone if rows.exists()] == []

    def test_topics_no_longer_count_their_skills(self, member, other) -> None:
        offers(member, "Guitar")
        offers(other, "Guitar")
        wants(member, "Baking")
        account_deleted(member)
        counted = dict(Topic.objects.values_list("name", "uses"))
        assert (counted["Guitar"], counted["Baking"]) == (1, 0)


class TestHooks:
    def test_apps_end_what_is_open_before_they_erase(self, member, monkeypatch) -> None:
        called: list[tuple[str, str]] = []

        def note(moment: str) -> None:
            called.append((moment, User.objects.get(pk=member.pk).name))

        monkeypatch.setattr(member_removed, "_handlers", [lambda user_id, reason: note(reason)])
        monkeypatch.setattr(member_erase, "_handlers", [lambda user_id: note("erase")])
        account_deleted(member)
        assert called == [("deleted", member.name), ("erase", member.name)]

    def test_when_an_app_fails_nothing_is_deleted(self, member, monkeypatch) -> None:
        give(member, 300)

        def broken(user_id):
            raise Conflict

        monkeypatch.setattr(member_erase, "_handlers", [broken])
        with pytest.raises(Conflict):
            account_deleted(member)
        assert (User.objects.get(pk=member.pk).is_active, minutes_of(member)) == (True, (300, 0))


@pytest.mark.django_db(transaction=True)
def test_of_two_deletions_at_once_one_wins(member) -> None:
    give(member, 300)
    together = threading.Barrier(2)

    def delete(_: int) -> bool:
        try:
            together.wait(60)
            account_delete(user=User.objects.get(pk=member.pk), password=PASSWORD)
        except DomainError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(delete, range(2))) == 1
    assert Audit().faults == []


@pytest.mark.django_db(transaction=True)
def test_a_message_sent_meanwhile_is_before_the_end_or_refused(member, other) -> None:
    talk = conversation_between(member, other)
    together = threading.Barrier(2)

    def write() -> bool:
        try:
            together.wait(60)
            say(talk, other, "Are you there?")
        except DomainError:
            return False
        finally:
            connection.close()
        return True

    def go() -> None:
        together.wait(60)
        account_deleted(member)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        going, written = pool.submit(go), pool.submit(write)
        going.result()
        assert written.result() == Message.objects.exists()
    with pytest.raises(DomainError):
        say(talk, other, "Hello?")
