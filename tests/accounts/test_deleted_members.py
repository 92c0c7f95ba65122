"""After a member deleted their account: what others still see and can do, and where the credits went."""

from uuid import uuid4

import pytest

from accounts.models import User
from accounts.selectors import visible_person
from chat.models import Message, Participant
from credits.audit import Audit
from credits.errors import AccountClosed
from credits.models import Entry, Transfer
from credits.services import account_close, bonus_give, minutes_hold
from moderation.models import Report
from moderation.services import member_block, report_create
from notifications.models import Kind
from notifications.services import notify
from tests.factories.accounts import PASSWORD, account_deleted
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give, minutes_of, sum_of_all
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db
URL = "/api/users/profile"


class TestWhatOthersSee:
    def test_the_person_is_404_and_in_no_list(self, api, member, other) -> None:
        offers(member, "Guitar")
        wants(other, "Guitar")
        client = api(other)
        account_deleted(member)
        assert client.get(f"/api/users/{member.pk}").status_code == 404
        assert client.get(f"/api/discover/{member.pk}").status_code == 404
        for path in ("/api/discover", "/api/search/skills?q=guitar", "/api/matches/suggestions"):
            assert str(member.pk) not in client.get(path).content.decode()
        assert visible_person(member.pk, viewer=other) is None

    def test_the_conversation_can_be_read_and_not_written(self, api, member, other) -> None:
        talk = conversation_between(member, other)
        say(talk, member, "See you")
        account_deleted(member)
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
        account_deleted(member)
        assert api(other).post("/api/chat/conversations", {"userId": str(member.pk)}).status_code == 404

    def test_notifications_no_longer_name_them(self, api, member, other) -> None:
        say(conversation_between(member, other), member, "Hello")
        data = {"event": "session_cancelled", "personId": str(member.pk), "skillName": "Guitar", "reason": "I am ill"}
        notify(user_id=other.pk, kind=Kind.SESSION, key="k", data=data, from_id=member.pk)
        account_deleted(member)
        data_of = {row["type"]: row["data"] for row in api(other).get("/api/notifications").json()["data"]}
        assert data_of["message"]["senderName"] == data_of["session"]["personName"] == "Deleted member"
        assert (data_of["session"]["skillName"], data_of["session"]["reason"]) == ("Guitar", "")

    def test_a_report_stays_without_a_name(self, member, other) -> None:
        report, _ = report_create(by=member, kind="user", target_id=other.pk, reason="spam", details="So loud")
        account_deleted(member)
        assert Report.objects.get(pk=report.pk).reporter.name == "Deleted member"

    def test_a_conversation_that_a_block_hid_stays_hidden(self, api, member, other) -> None:
        talk = conversation_between(member, other)
        member_block(by=other, user_id=member.pk)
        account_deleted(member)
        assert api(other).get(f"/api/chat/conversations/{talk.pk}").status_code == 404
        assert Participant.objects.filter(is_blocked=True).count() == 2


class TestCredits:
    def test_what_is_left_goes_to_the_fund(self, member) -> None:
        give(member, 300)
        account_deleted(member)
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
        account_deleted(member)
        assert Transfer.objects.get(kind="adjustment").amount == 300
        assert Audit().faults == []

    def test_whoever_has_nothing_leaves_nothing(self, member) -> None:
        account_deleted(member)
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
        assert (User.objects.get(pk=member.pk).is_active, minutes_of(member)) == (True, (300, 0))

    def test_a_closed_account_never_gets_anything(self, member) -> None:
        give(member, 300)
        account_deleted(member)
        with pytest.raises(AccountClosed):
            give(member, 60)
        account_close(user_id=member.pk, to_user_id=None)
        assert Audit().faults == []

    def test_what_comes_while_it_closes_is_refused(self, member, monkeypatch) -> None:
        give(member, 300)
        from credits.services import ledger

        accounts = ledger.accounts_of([member.pk])
        account_deleted(member)
        monkeypatch.setattr(ledger, "accounts_of", lambda ids: accounts)  # as read a moment before
        with pytest.raises(AccountClosed):
            bonus_give(user_id=member.pk, minutes=5, reason="Late", key="late")
