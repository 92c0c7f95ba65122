"""Changing one's e-mail address, and what becomes of it when it was a thief."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from rest_framework.test import APIClient

from accounts.hooks import email_verified
from accounts.models import AddressChange, Device, ExternalIdentity, User
from accounts.privacy import mailed_data
from accounts.services import account_delete
from notifications.models import Notification
from skillswap.db.fields import now_ms
from tests.accounts.conftest import csrf
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "ada@elsewhere.example"


@pytest.fixture
def change(signed_in_browser, django_capture_on_commit_callbacks):
    """`change(email)` asks for it in the member's browser, and lets the mails go out."""

    def post(email: str = NEW, password: str = PASSWORD):
        with django_capture_on_commit_callbacks(execute=True):
            body = {"email": email, "password": password}
            return signed_in_browser.post("/api/auth/address", body, headers=csrf(signed_in_browser))

    return post


@pytest.fixture
def follow(django_capture_on_commit_callbacks):
    """`follow(address, "confirm" or "undo")` opens the newest such link that was mailed there, in any browser."""

    def post(address: str, what: str):
        page = rf"/{what}-address\?token=(\S+)"
        found = [re.search(page, str(one.body)) for one in mail.outbox if one.to == [address]]
        (*_, last) = filter(None, found)
        with django_capture_on_commit_callbacks(execute=True):
            return APIClient().post(f"/api/auth/address/{what}", {"token": last[1]})

    return post


def address(member) -> tuple[str, str | None, bool]:
    fresh = User.objects.get(pk=member.pk)
    return fresh.email, fresh.login_email, fresh.is_verified


def test_the_link_to_the_new_address_changes_it_and_both_are_told(change, follow, member, signed_in_browser) -> None:
    old = member.email
    assert change("Ada@ELSEWHERE.example ").status_code == 202
    assert [one.to[0] for one in mail.outbox] == [NEW, old]
    assert address(member)[0] == old
    assert signed_in_browser.get("/api/auth/address").json()["change"]["email"] == NEW
    assert follow(NEW, "confirm").status_code == 204
    assert address(member) == (NEW, NEW, True)
    assert mail.outbox[-1].to == [old]
    told = [row["event"] for row in Notification.objects.order_by("id").values_list("data", flat=True)]
    assert told == ["address_change_asked", "address_changed"]
    assert follow(NEW, "confirm").json()["code"] == "link_not_valid"


def test_it_needs_the_password_or_a_fresh_sign_in(change, member) -> None:
    assert change(password="wrong horse battery").json()["errors"][0]["field"] == "password"
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    assert change(password="").json()["code"] == "sign_in_again"
    Device.objects.update(created_at=now_ms())
    assert change(password="").status_code == 202


def test_ones_own_address_is_refused(change, member) -> None:
    assert change(member.email.upper()).json()["errors"][0]["field"] == "email"


def test_a_taken_address_gets_the_same_answer_and_only_its_owner_is_told(change, follow, other, member) -> None:
    free, taken = change(), change(other.email)
    assert (free.status_code, free.content) == (taken.status_code, taken.content)
    to_other = [one for one in mail.outbox if one.to == [other.email]]
    assert [one.subject for one in to_other] == ["You already have an account (SkillSwap)"]
    assert "token=" not in to_other[0].body


def test_an_address_that_somebody_proved_meanwhile_stays_theirs(change, follow, member) -> None:
    change()
    UserFactory(email=NEW)
    assert follow(NEW, "confirm").json()["code"] == "link_not_valid"
    assert address(member)[0] == member.email


def test_whoever_holds_the_new_address_without_proof_loses_it(change, follow, member) -> None:
    squatter = UserFactory(email=NEW, is_verified=False)
    change()
    assert follow(NEW, "confirm").status_code == 204
    assert address(squatter) == (NEW, None, False)


def test_a_link_is_good_for_three_days_and_the_last_one_counts(change, follow, member, signed_in_browser) -> None:
    change()
    change("ada@third.example")
    assert follow(NEW, "confirm").status_code == 400
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=3, minutes=1)):
        assert follow("ada@third.example", "confirm").status_code == 400
    change()
    signed_in_browser.delete("/api/auth/address", headers=csrf(signed_in_browser))
    assert follow(NEW, "confirm").status_code == 400
    assert signed_in_browser.get("/api/auth/address").json()["change"] is None


def test_the_old_address_can_refuse_before(change, follow, member, signed_in_browser) -> None:
    change()
    assert follow(member.email, "undo").status_code == 200
    assert follow(NEW, "confirm").status_code == 400
    assert address(member)[0] == member.email
    assert signed_in_browser.get("/api/auth/me").status_code == 401


def test_the_old_address_takes_the_account_back_from_a_thief_for_a_week(change, follow, member) -> None:
    """Even when they have changed it twice, and added a way in of their own."""
    old = member.email
    change()
    follow(NEW, "confirm")
    ExternalIdentity.objects.create(user=member, provider="google", subject="thief")
    change("ada@third.example")
    follow("ada@third.example", "confirm")
    assert address(member)[0] == "ada@third.example"
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=6)):
        token = follow(old, "undo").json()["token"]
        assert address(member) == (old, old, True)
        assert not ExternalIdentity.objects.exists()
        assert not Device.objects.filter(user=member, ended=False).exists()
        log_in = {"email": old, "password": PASSWORD}
        assert APIClient().post("/api/auth/login", log_in).status_code == 401
        reset = {"token": token, "password": "nine purple kettles"}
        assert APIClient().post("/api/auth/reset-password", reset).status_code == 204
        assert follow(NEW, "undo").status_code == 400


def test_a_week_later_it_stays(change, follow, member) -> None:
    old = member.email
    change()
    follow(NEW, "confirm")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=8)):
        assert follow(old, "undo").status_code == 400


def test_whoever_never_proved_the_old_address_proves_the_new_one(change, follow, member, monkeypatch) -> None:
    proved = []
    monkeypatch.setattr(email_verified, "_handlers", [lambda user: proved.append(user.pk)])
    User.objects.filter(pk=member.pk).update(is_verified=False)
    change()
    assert [one.to[0] for one in mail.outbox] == [NEW]  # the old one may be a stranger's
    follow(NEW, "confirm")
    assert address(member) == (NEW, NEW, True)
    assert proved == [member.pk]


def test_it_is_in_the_export_and_goes_with_the_account(change, member) -> None:
    change()
    assert mailed_data(member.pk)[1]["address_changes"][0]["new_email"] == NEW
    account_delete(user=member, password=PASSWORD)
    assert not AddressChange.objects.exists()
