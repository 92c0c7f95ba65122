"""The second factor: a passkey or a recovery code after the password, on every way in."""

import datetime as dt
import re
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from accounts.models import Device, Passkey, RecoveryCode, User
from accounts.services import recovery_codes_make, second_factor_start
from accounts.services.recovery_codes import recovery_code_use
from accounts.tokens import reset_link_token
from notifications.models import Notification
from skillswap.db.fields import now_ms
from tests.accounts.authenticator import Authenticator
from tests.accounts.passkeys import (
    PASSKEYS,
    PROOF,
    SECOND_FACTOR,
    add_passkey,
    first_factor,
    log_in_with,
    protect,
    second_factor_with,
)
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db

OWN = "/api/auth/second-factor"
CODES = "/api/auth/recovery-codes"
NEW = "nine purple kettles"


@pytest.fixture
def key():
    return Authenticator()


@pytest.fixture
def codes(api, member, key):
    """The recovery codes of the member, whose second factor is on."""
    return protect(api, member, key)


def with_code(client, token, code, **options):
    return client.post(SECOND_FACTOR, {"token": token, "recoveryCode": code}, **options)


def test_it_is_turned_on_with_a_passkey_and_recovery_codes_and_not_without(api, member, key):
    client = api(member)
    assert client.get(OWN).json() == {"isOn": False, "recoveryCodesLeft": 0}
    assert client.post(CODES, PROOF).json()["code"] == "second_factor_incomplete"
    add_passkey(client, key)
    answer = client.put(OWN, {"isOn": True})
    assert (answer.status_code, answer.json()["code"]) == (409, "second_factor_incomplete")
    made = client.post(CODES, PROOF)
    assert (made.status_code, len(set(made.json()["codes"]))) == (201, 10)
    assert client.put(OWN, {"isOn": True}).json() == {"isOn": True, "recoveryCodesLeft": 10}
    assert client.put(OWN, {"isOn": True}).status_code == 200


def test_the_password_alone_signs_nobody_in_then(member, codes):
    browser, before = APIClient(), Device.objects.count()
    first_factor(browser, member.email)
    assert not browser.cookies
    assert Device.objects.count() == before


def test_a_passkey_after_the_password_signs_in(member, codes, key):
    key.verifies = False  # the password was the first factor
    browser = APIClient()
    answer = second_factor_with(browser, first_factor(browser, member.email), key)
    assert (answer.status_code, answer.json()["user"]["id"]) == (200, str(member.pk))
    assert browser.get("/api/auth/me").status_code == 200


def test_a_passkey_alone_counts_as_both_factors(codes, key):
    assert log_in_with(APIClient(), key).status_code == 200


def test_a_recovery_code_signs_in_once_and_the_member_is_told_how_many_are_left(api, member, codes):
    browser = APIClient()
    typed = codes[0].upper().replace("-", " ")
    assert with_code(browser, first_factor(browser, member.email), typed).status_code == 200
    assert browser.get("/api/auth/me").status_code == 200
    again = with_code(APIClient(), first_factor(APIClient(), member.email), codes[0])
    assert (again.status_code, again.json()["code"]) == (401, "recovery_code_refused")
    assert api(member).get(OWN).json()["recoveryCodesLeft"] == 9
    told = Notification.objects.filter(user=member).order_by("-id").values_list("data", flat=True)[0]
    assert told == {"event": "recovery_code_used", "codesLeft": 9}


def test_of_one_code_used_twice_at_once_one_counts(member, codes):
    assert [recovery_code_use(user=member, code=codes[3]) for _ in range(2)] == [True, False]


def test_codes_made_anew_end_those_before(api, member, codes):
    new = api(member).post(CODES, PROOF).json()["codes"]
    assert with_code(APIClient(), first_factor(APIClient(), member.email), codes[0]).status_code == 401
    assert with_code(APIClient(), first_factor(APIClient(), member.email), new[0]).status_code == 200


def test_codes_are_kept_as_hashes_and_belong_to_one_member(api, member, other, codes):
    stored = str(list(RecoveryCode.objects.values()))
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)
    protect(api, other, Authenticator())
    assert with_code(APIClient(), first_factor(APIClient(), other.email), codes[0]).status_code == 401


def test_another_members_passkey_is_no_second_factor(api, member, other, codes):
    theirs = Authenticator()
    add_passkey(api(other), theirs)
    answer = second_factor_with(APIClient(), first_factor(APIClient(), member.email), theirs)
    assert (answer.status_code, answer.json()["code"]) == (401, "passkey_refused")


@pytest.mark.parametrize("path", ["/api/auth/token", "/api/auth/login", "/compat/messenger/api/auth/login"])
def test_a_program_with_the_password_hears_what_is_missing(path, member, codes):
    answer = APIClient().post(path, {"email": member.email, "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (401, "second_factor_needed")
    assert not {"access", "user"} & answer.json().keys()


def test_a_wrong_password_says_nothing_of_a_second_factor(member, codes):
    answer = APIClient().post("/api/auth/login", {"email": member.email, "password": "wrong horse battery"})
    assert answer.json()["code"] == "bad_credentials"


def test_the_first_factor_is_good_for_ten_minutes(member, codes):
    token = first_factor(APIClient(), member.email)
    with time_machine.travel(now_ms() + dt.timedelta(minutes=10, seconds=1), tick=False):
        answer = with_code(APIClient(), token, codes[0])
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_too_old")
    assert APIClient().post(f"{SECOND_FACTOR}/options", {"token": "rubbish"}).json()["code"] == "sign_in_too_old"


def test_a_reset_by_mail_leaves_it_on_and_voids_the_first_factor(member, codes):
    token = first_factor(APIClient(), member.email)
    browser = APIClient()
    body = {"token": reset_link_token(member), "password": NEW}
    assert browser.post("/api/auth/reset-password", body).status_code == 204
    assert with_code(APIClient(), token, codes[0]).json()["code"] == "sign_in_too_old"
    assert with_code(browser, first_factor(browser, member.email, NEW), codes[0]).status_code == 200


def test_turning_it_off_takes_a_proof_and_the_codes(api, member, codes):
    client = api(member)
    Device.objects.update(created_at=now_ms() - dt.timedelta(hours=1))
    assert client.put(OWN, {"isOn": False}).json()["code"] == "sign_in_again"
    assert client.put(OWN, {"isOn": False, "password": "wrong horse"}).status_code == 400
    assert client.put(OWN, {"isOn": False, **PROOF}).json() == {"isOn": False, "recoveryCodesLeft": 0}
    assert APIClient().post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200


def test_removing_the_last_passkey_turns_it_off_and_says_so(api, member, codes):
    client = api(member)
    add_passkey(client, Authenticator(), "The spare")
    for passkey in client.get(PASSKEYS).json():
        assert client.get(OWN).json()["isOn"]
        assert client.delete(f"{PASSKEYS}/{passkey['id']}", PROOF).status_code == 204
    assert client.get(OWN).json() == {"isOn": False, "recoveryCodesLeft": 0}
    told = Notification.objects.filter(user=member).order_by("-id").values_list("data", flat=True)[0]
    assert told["event"] == "second_factor_ended"
    assert APIClient().post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200


def test_a_ban_says_so_before_a_recovery_code_is_used_up(member, codes):
    token = first_factor(APIClient(), member.email)
    User.objects.filter(pk=member.pk).update(is_banned=True)
    assert with_code(APIClient(), token, codes[0]).json()["code"] == "banned"
    assert RecoveryCode.objects.filter(used_at=None).count() == 10


def test_a_deleted_account_leaves_no_passkey_and_no_code(api, member, codes):
    token = first_factor(APIClient(), member.email)
    assert api(member).delete("/api/users/profile", {"password": PASSWORD}).status_code == 204
    assert not Passkey.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not User.objects.get(pk=member.pk).has_second_factor
    assert with_code(APIClient(), token, codes[0]).json()["code"] == "sign_in_too_old"


@pytest.mark.usefixtures("limits_on")
def test_guessing_at_codes_is_slowed_and_locks_no_known_device_out(member, codes, key):
    known = APIClient()
    second_factor_with(known, first_factor(known, member.email), key)
    token = first_factor(APIClient(), member.email)
    answers = [with_code(APIClient(), token, f"wrong {n}", REMOTE_ADDR="10.9.9.9").status_code for n in range(6)]
    assert answers == [401] * 5 + [429]
    assert with_code(APIClient(), token, codes[0], REMOTE_ADDR="10.9.9.9").status_code == 429
    assert with_code(known, token, codes[0], REMOTE_ADDR="10.9.9.9").status_code == 200


def test_what_the_export_holds_of_it(member, codes):
    from accounts.privacy import passkeys_data

    name, data = passkeys_data(member.pk)
    assert (name, data["second_factor"]) == ("sign_in", True)
    assert [passkey["name"] for passkey in data["passkeys"]] == ["My phone"]
    assert len(list(data["recovery_codes"])) == 10
    assert mail.outbox == []


def test_an_operator_turns_it_off_for_who_has_lost_everything(member, codes):
    call_command("second_factor_off", "--email", member.email.upper(), stdout=StringIO())
    assert APIClient().post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200
    assert Notification.objects.filter(user=member, data__event="second_factor_stopped").exists()
    with pytest.raises(CommandError):
        call_command("second_factor_off", "--email", member.email)


@pytest.fixture
def moderator(api):
    from tests.factories.accounts import UserFactory

    return UserFactory(moderator=True)


def test_the_admin_asks_a_moderator_for_the_second_factor_too(client, api, moderator, key):
    codes = protect(api, moderator, key)
    form = {"username": moderator.email, "password": PASSWORD}
    answer = client.post("/admin/login/?next=/admin/", form)
    assert (answer.status_code, answer["location"]) == (302, "/admin/login/second-factor/?next=%2Fadmin%2F")
    assert client.get("/admin/").status_code == 302
    page = client.get(answer["location"])
    assert "Recovery code" in page.content.decode()
    wrong = client.post(answer["location"], {"recovery_code": "wrong"})
    assert (wrong.status_code, "not right" in wrong.content.decode()) == (200, True)
    right = client.post(answer["location"], {"recovery_code": codes[0]})
    assert (right.status_code, right["location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert client.cookies["skillswap_known"]["httponly"]


def test_a_moderator_gets_into_the_admin_with_a_passkey(client, api, moderator, key):
    import json

    protect(api, moderator, key)
    answer = client.post("/admin/login/?next=/admin/", {"username": moderator.email, "password": PASSWORD})
    page = client.get(answer["location"]).content.decode()
    found = re.search(r'<script id="passkey-options" type="application/json">(.*?)</script>', page)
    assert found
    credential = json.dumps(key.use(json.loads(found[1])))
    assert client.post(answer["location"], {"credential": credential}).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_the_second_step_of_the_admin_is_nothing_without_the_first(client):
    answer = client.get("/admin/login/second-factor/?next=https://elsewhere.example")
    assert (answer.status_code, answer["location"]) == (302, "/admin/login/")


def test_nobody_is_sent_to_another_site_after_the_second_step(client, api, moderator, key):
    codes = protect(api, moderator, key)
    client.post("/admin/login/", {"username": moderator.email, "password": PASSWORD})
    away = client.post("/admin/login/second-factor/?next=https://elsewhere.example", {"recovery_code": codes[0]})
    assert away["location"] == "/admin/"


def test_a_member_with_codes_but_no_passkey_left_cannot_turn_it_on(api, member, key):
    from accounts.errors import SecondFactorIncomplete

    add_passkey(api(member), key)
    recovery_codes_make(user=member)
    Passkey.objects.all().delete()
    with pytest.raises(SecondFactorIncomplete):
        second_factor_start(user=member)
