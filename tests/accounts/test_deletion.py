"""Deleting one's account: what goes, what stays without a name, and what others can still do."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from rest_framework.test import APIClient

from accounts.errors import BadCredentials, LastAdmin
from accounts.exporting import export_make, private_files
from accounts.hooks import member_erase, member_out
from accounts.models import DataExport, Device, User
from accounts.selectors import visible_person
from accounts.services import account_delete, avatar_set, device_sign_in, log_in
from chat.models import Message, Participant
from credits.audit import Audit
from credits.errors import AccountClosed
from credits.models import Entry, Tally, Transfer
from credits.services import account_close, bonus_give, minutes_hold
from matching.models import Listing
from moderation.blocking import member_block
from moderation.models import Block, Report
from moderation.reporting import report_create
from notifications.models import Kind, Notification, NotificationPreferences
from notifications.services import notify, preferences_set
from realtime.models import Inbox, UserEvent
from skills.models import Shelf, Skill, Topic
from skillswap.errors import Conflict, DomainError, InvalidInput, NotFound
from tests.accounts.conftest import csrf
from tests.accounts.test_export import picture
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give, minutes_of, sum_of_all
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
URL = "/api/users/profile"


def leave(user, **options) -> None:
    account_delete(user=user, password=PASSWORD, **options)


def row_of(user) -> User:
    return User.objects.get(pk=user.pk)


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
        assert row_of(member).name == member.name

    def test_the_last_admin_cannot(self, api) -> None:
        first, second = UserFactory(admin=True), UserFactory(admin=True)
        leave(first)
        answer = api(second).delete(URL, {"password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
        assert row_of(second).is_active

    def test_the_address_is_free_again(self, sign_up, member) -> None:
        leave(member)
        assert sign_up(email=member.email).status_code == 201
        assert log_in(email=member.email, password="nine purple kettles").device.user_id != member.pk


class TestWhatGoes:
    def test_the_row_says_nothing_of_who_it_was(self, member) -> None:
        User.objects.filter(pk=member.pk).update(bio="I paint.", location="Lagos", country="NG", rating=4.5)
        leave(member)
        row = row_of(member)
        assert (row.name, row.is_active, row.is_verified, row.visibility) == ("Deleted member", False, False, "private")
        assert row.username == f"deleted-{member.pk.hex[-12:]}"
        assert (row.email, row.login_email, row.bio, row.location, row.country) == ("", None, "", "", "")
        assert (row.languages, row.availability, row.timezone, row.rating) == ([], [], "UTC", None)
        assert not row.has_usable_password()

    def test_files_go_with_it(self, member, django_capture_on_commit_callbacks) -> None:
        avatar = avatar_set(user=member, file=picture(), size=1000).avatar.name
        export = DataExport.objects.create(user=member)
        export_make(export_id=export.pk)
        export.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            leave(member)
        assert not default_storage.exists(avatar)
        assert not private_files().exists(export.file)

    def test_nothing_that_is_the_members_alone_stays(self, member, other) -> None:
        offers(member, "Guitar")
        wants(member, "Baking")
        offers(other, "Guitar")
        say(conversation_between(member, other), other, "Hello")
        give(member, 300)
        preferences_set(user_id=member.pk, in_app={"match": False})
        member_block(by=member, user_id=UserFactory().pk)
        member_block(by=UserFactory(), user_id=member.pk)
        leave(member)
        gone = [
            Skill.objects.filter(user=member),
            Shelf.objects.filter(pk=member.pk),
            Listing.objects.filter(user=member),
            Notification.objects.filter(user=member),
            NotificationPreferences.objects.filter(pk=member.pk),
            Block.objects.all(),
            Device.objects.filter(user=member),
            UserEvent.objects.filter(user=member),
            Inbox.objects.filter(pk=member.pk),
            Entry.objects.filter(user=member),
            Tally.objects.filter(user=member),
            DataExport.objects.filter(user=member),
        ]
        assert [rows.model.__name__ for rows in gone if rows.exists()] == []

    def test_topics_no_longer_count_their_skills(self, member, other) -> None:
        offers(member, "Guitar")
        offers(other, "Guitar")
        wants(member, "Baking")
        leave(member)
        counted = dict(Topic.objects.values_list("name", "uses"))
        assert (counted["Guitar"], counted["Baking"]) == (1, 0)


class TestWhatOthersSee:
    def test_the_person_is_404_and_in_no_list(self, api, member, other) -> None:
        offers(member, "Guitar")
        wants(other, "Guitar")
        client = api(other)
        leave(member)
        assert client.get(f"/api/users/{member.pk}").status_code == 404
        assert client.get(f"/api/discover/{member.pk}").status_code == 404
        for path in ("/api/discover", "/api/search/skills?q=guitar", "/api/matches/suggestions"):
            assert str(member.pk) not in client.get(path).content.decode()
        assert visible_person(member.pk, viewer=other) is None

    def test_the_conversation_can_be_read_and_not_written(self, api, member, other) -> None:
        talk = conversation_between(member, other)
        say(talk, member, "See you")
        leave(member)
        client, path = api(other), f"/api/chat/conversations/{talk.pk}"
        conversation = client.get(path).json()
        assert {person["name"] for person in conversation["participants"]} == {"Deleted member", other.name}
        assert conversation["isClosed"]
        assert client.get(f"{path}/messages").json()["data"][0]["content"] == "See you"
        answer = client.post(f"{path}/messages", {"content": "Are you there?", "clientId": str(uuid4())})
        assert (answer.status_code, answer.json()["code"]) == (409, "conversation_closed")
        assert client.post("/api/chat/conversations", {"userId": str(member.pk)}).json()["id"] == str(talk.pk)
        assert Message.objects.count() == 1

    def test_nobody_opens_a_conversation_with_them(self, api, member, other) -> None:
        leave(member)
        assert api(other).post("/api/chat/conversations", {"userId": str(member.pk)}).status_code == 404

    def test_notifications_no_longer_name_them(self, api, member, other) -> None:
        say(conversation_between(member, other), member, "Hello")
        data = {"event": "session_cancelled", "personId": str(member.pk), "skillName": "Guitar", "reason": "I am ill"}
        notify(user_id=other.pk, kind=Kind.SESSION, key="k", data=data, from_id=member.pk)
        leave(member)
        told = {row["type"]: row["data"] for row in api(other).get("/api/notifications").json()["data"]}
        assert told["message"]["senderName"] == told["session"]["personName"] == "Deleted member"
        assert (told["session"]["skillName"], told["session"]["reason"]) == ("Guitar", "")

    def test_a_report_stays_without_a_name(self, member, other) -> None:
        report, _ = report_create(by=member, kind="user", target_id=other.pk, reason="spam", details="So loud")
        leave(member)
        assert Report.objects.get(pk=report.pk).reporter.name == "Deleted member"

    def test_a_conversation_that_a_block_hid_stays_hidden(self, api, member, other) -> None:
        talk = conversation_between(member, other)
        member_block(by=other, user_id=member.pk)
        leave(member)
        assert api(other).get(f"/api/chat/conversations/{talk.pk}").status_code == 404
        assert Participant.objects.filter(is_blocked=True).count() == 2


class TestCredits:
    def test_what_is_left_goes_to_the_fund(self, member) -> None:
        give(member, 300)
        leave(member)
        assert (minutes_of(member), sum_of_all(), Audit().faults) == ((0, 0), 0, [])

    def test_or_to_somebody_the_member_can_see(self, api, member, other) -> None:
        give(member, 300)
        answer = api(member).delete(URL, {"password": PASSWORD, "balanceToUserId": str(other.pk)})
        assert answer.status_code == 204
        assert minutes_of(other) == (300, 0)
        entry = Entry.objects.get(user=other)
        assert (entry.kind, entry.amount, entry.counterpart.name) == ("adjustment", 300, "Deleted member")
        assert Audit().faults == []

    def test_what_is_held_goes_too(self, member) -> None:
        give(member, 300)
        minutes_hold(user_id=member.pk, minutes=60, session_id=None, key="k")
        leave(member)
        assert Transfer.objects.get(kind="adjustment").amount == 300
        assert Audit().faults == []

    def test_whoever_has_nothing_leaves_nothing(self, member) -> None:
        leave(member)
        assert not Transfer.objects.exists()
        assert Audit().faults == []

    def test_it_goes_to_nobody_the_member_cannot_see_and_not_to_themselves(self, api, member, other) -> None:
        give(member, 300)
        member_block(by=other, user_id=member.pk)
        client = api(member)
        for person in (other.pk, uuid4()):
            answer = client.delete(URL, {"password": PASSWORD, "balanceToUserId": str(person)})
            assert answer.status_code == 404
        own = client.delete(URL, {"password": PASSWORD, "balanceToUserId": str(member.pk)})
        assert (own.status_code, own.json()["errors"][0]["field"]) == (400, "balanceToUserId")
        assert (row_of(member).is_active, minutes_of(member)) == (True, (300, 0))

    def test_a_closed_account_never_gets_anything(self, member) -> None:
        give(member, 300)
        leave(member)
        with pytest.raises(AccountClosed):
            give(member, 60)
        account_close(user_id=member.pk, to_user_id=None)
        assert Audit().faults == []

    def test_what_comes_while_it_closes_is_refused(self, member, monkeypatch) -> None:
        give(member, 300)
        from credits import ledger

        accounts = ledger.accounts_of([member.pk])
        leave(member)
        monkeypatch.setattr(ledger, "accounts_of", lambda ids: accounts)  # as read a moment before
        with pytest.raises(AccountClosed):
            bonus_give(user_id=member.pk, minutes=5, reason="Late", key="late")


class TestHooks:
    def test_rooms_end_what_is_open_before_they_erase(self, member, monkeypatch) -> None:
        told: list[tuple[str, str]] = []
        monkeypatch.setattr(
            member_out, "_handlers", [lambda user_id, reason: told.append((reason, row_of(member).name))]
        )
        monkeypatch.setattr(member_erase, "_handlers", [lambda user_id: told.append(("erase", row_of(member).name))])
        leave(member)
        assert told == [("deleted", member.name), ("erase", member.name)]

    def test_when_a_room_fails_nothing_is_deleted(self, member, monkeypatch) -> None:
        give(member, 300)

        def broken(user_id):
            raise Conflict

        monkeypatch.setattr(member_erase, "_handlers", [broken])
        with pytest.raises(Conflict):
            leave(member)
        assert (row_of(member).is_active, minutes_of(member)) == (True, (300, 0))


@pytest.mark.django_db(transaction=True)
def test_of_two_deletions_at_once_one_wins(member) -> None:
    give(member, 300)
    together = threading.Barrier(2)

    def delete(_: int) -> bool:
        try:
            together.wait(10)
            account_delete(user=User.objects.get(pk=member.pk), password=PASSWORD)
        except (Conflict, InvalidInput, NotFound):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(delete, range(2))) == 1
    assert Audit().faults == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("sqlite", "postgresql")
def test_of_two_last_admins_who_leave_at_once_one_stays() -> None:
    admins = [UserFactory(admin=True), UserFactory(admin=True)]
    together = threading.Barrier(2)

    def delete(admin: User) -> bool:
        try:
            together.wait(10)
            leave(admin)
        except LastAdmin:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(delete, admins)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_message_sent_meanwhile_is_before_the_end_or_refused(member, other) -> None:
    talk = conversation_between(member, other)
    together = threading.Barrier(2)

    def write() -> bool:
        try:
            together.wait(10)
            say(talk, other, "Are you there?")
        except DomainError:
            return False
        finally:
            connection.close()
        return True

    def go() -> None:
        together.wait(10)
        leave(member)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        going, written = pool.submit(go), pool.submit(write)
        going.result()
        assert written.result() == Message.objects.exists()
    with pytest.raises(DomainError):
        say(talk, other, "Hello?")
