"""Logging in and out, and who is calling."""

import datetime as dt

import pytest
import time_machine

from accounts.errors import BadCredentials
from accounts.hooks import member_changed
from accounts.models import Device, User
from accounts.services import device_sign_in, devices_end, log_in
from skillswap.db.fields import now_ms
from skillswap.errors import TooFast
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def test_log_in_answers_the_user_and_sets_cookies(signed_in_browser, member) -> None:
    assert signed_in_browser.get("/api/auth/me").json()["id"] == str(member.pk)
    assert signed_in_browser.cookies["skillswap_refresh"]["path"] == "/api/auth"


@pytest.mark.parametrize("email", ["nobody@example.org", None])
def test_a_wrong_password_and_an_unknown_address_get_one_answer(anonymous, member, email) -> None:
    response = anonymous.post("/api/auth/login", {"email": email or member.email, "password": "wrong horse battery"})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json() == {
        "code": "bad_credentials",
        "message": "The e-mail address or the password is not right.",
    }
    assert not response.cookies


@pytest.mark.parametrize("email", ["nobody@example.org", None])
def test_a_failed_log_in_checks_three_passwords_whether_or_not_the_address_exists(
    anonymous, member, email, monkeypatch
) -> None:
    from accounts.hashers import Argon2idHasher

    monkeypatch.setattr("django.contrib.auth.hashers.get_hashers", lambda: [Argon2idHasher()])
    monkeypatch.setattr("django.contrib.auth.hashers.get_hashers_by_algorithm", lambda: {"argon2": Argon2idHasher()})
    member.set_password(PASSWORD)
    member.save()
    work = []
    encode, verify = Argon2idHasher.encode, Argon2idHasher.verify
    monkeypatch.setattr(Argon2idHasher, "encode", lambda *args: work.append(1) or encode(*args))
    monkeypatch.setattr(Argon2idHasher, "verify", lambda *args: work.append(1) or verify(*args))
    anonymous.post("/api/auth/login", {"email": email or member.email, "password": "wrong horse battery"})
    assert len(work) == 3


def test_passwords_are_kept_as_argon2id_with_our_cost() -> None:
    from accounts.hashers import Argon2idHasher

    encoded = Argon2idHasher().encode(PASSWORD, "saltsaltsalt")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert Argon2idHasher().verify(PASSWORD, encoded)


def test_programs_get_tokens_in_the_body_and_no_cookie(anonymous, member) -> None:
    response = anonymous.post("/api/auth/token", {"email": member.email, "password": PASSWORD})
    assert response.status_code == 200
    assert response.json().keys() == {"access", "refresh"}
    assert not response.cookies
    me = anonymous.get("/api/auth/me", headers={"authorization": f"Bearer {response.json()['access']}"})
    assert me.json()["email"] == member.email


def test_a_stranger_hears_that_nobody_is_signed_in_and_gets_a_csrf_cookie(anonymous) -> None:
    response = anonymous.get("/api/auth/me")
    assert response.status_code == 401
    assert response.json()["code"] == "not_authenticated"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.cookies["csrftoken"].value


def test_knowing_who_calls_costs_one_query(api, member, django_assert_num_queries) -> None:
    client = api(member)
    with django_assert_num_queries(2):  # who calls, and their devices
        assert client.get("/api/auth/devices").status_code == 200


def test_an_old_access_token_asks_for_a_refresh(api, member) -> None:
    client = api(member)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16), tick=False):
        response = client.get("/api/auth/me")
    assert (response.status_code, response.json()["code"]) == (401, "token_expired")


@pytest.mark.parametrize("header", ["Bearer rubbish", "Bearer", "Basic YTpi", "Bearer " + "a.b.c"])
def test_a_header_that_is_no_token_of_ours_is_refused(anonymous, header) -> None:
    response = anonymous.get("/api/auth/me", headers={"authorization": header})
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


def test_a_refresh_token_opens_nothing(anonymous, member) -> None:
    refresh = device_sign_in(user=member).refresh
    assert anonymous.get("/api/auth/me", headers={"authorization": f"Bearer {refresh}"}).status_code == 401


def test_a_token_signed_with_another_key_opens_nothing(anonymous, member) -> None:
    import jwt

    device = device_sign_in(user=member).device
    claims = {"sub": str(member.pk), "device": str(device.pk), "jti": "x", "token_type": "access", "exp": 9_999_999_999}
    for token in (jwt.encode(claims, "another key " * 9, "HS256"), jwt.encode(claims, None, "none")):
        assert anonymous.get("/api/auth/me", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_an_ended_device_is_out_at_once(api, member) -> None:
    client = api(member)
    devices_end(user_id=member.pk, reason="signed_out")
    response = client.get("/api/auth/me")
    assert (response.status_code, response.json()["code"]) == (401, "not_authenticated")


def test_an_account_that_is_gone_is_out_at_once(api, member) -> None:
    client = api(member)
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get("/api/auth/me").status_code == 401


@pytest.mark.parametrize("days", [None, 2])
def test_a_banned_member_hears_why_and_until_when(api, anonymous, member, days) -> None:
    client = api(member)
    until = now_ms() + dt.timedelta(days=days) if days else None
    User.objects.filter(pk=member.pk).update(is_banned=True, ban_reason="Advertising", banned_until=until)
    log_in = anonymous.post("/api/auth/login", {"email": member.email, "password": PASSWORD})
    for response in (client.get("/api/auth/me"), client.post("/api/auth/socket"), log_in):
        assert response.status_code == 403
        assert response.json()["code"] == "banned"
        assert response.json()["reason"] == "Advertising"
        assert (response.json()["until"] is None) == (until is None)


def test_a_ban_whose_end_has_come_no_longer_counts(api, member) -> None:
    client = api(member)
    User.objects.filter(pk=member.pk).update(is_banned=True, banned_until=now_ms() - dt.timedelta(seconds=1))
    assert client.get("/api/auth/me").status_code == 200
    assert member in User.objects.active()


def test_logging_in_after_a_ban_clears_it_and_tells(anonymous, member, monkeypatch) -> None:
    changed = []
    monkeypatch.setattr(member_changed, "_handlers", [changed.append])
    User.objects.filter(pk=member.pk).update(is_banned=True, banned_until=now_ms() - dt.timedelta(seconds=1))
    assert anonymous.post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200
    assert not User.objects.get(pk=member.pk).is_banned
    assert changed == [member.pk]


def test_only_failures_count_against_the_log_in_limit(anonymous, member, limits_on) -> None:
    def log_in(password: str, address: str = "10.0.0.1") -> int:
        body = {"email": member.email, "password": password}
        return anonymous.post("/api/auth/login", body, REMOTE_ADDR=address).status_code

    assert [log_in(PASSWORD) for _ in range(7)] == [200] * 7
    anonymous.cookies.clear()  # a stranger's browser
    assert [log_in("wrong horse battery") for _ in range(6)] == [401] * 5 + [429]
    assert log_in(PASSWORD) == 429
    assert log_in(PASSWORD, "10.0.0.2") == 200  # the owner, somewhere else


def test_one_caller_cannot_guess_at_many_accounts(anonymous, limits_on) -> None:
    people = UserFactory.create_batch(21)
    answers = [
        anonymous.post("/api/auth/login", {"email": person.email, "password": "wrong horse battery"})
        for person in people
    ]
    assert [answer.status_code for answer in answers] == [401] * 20 + [429]
    assert int(answers[-1]["Retry-After"]) > 0


def test_of_many_guesses_at_once_only_five_are_heard(limits_on) -> None:
    member = UserFactory()
    right = 20

    def guess(number: int) -> str:
        try:
            password = PASSWORD if number == right else f"wrong horse {number}"
            log_in(email=member.email, password=password)
        except (BadCredentials, TooFast) as error:
            return error.code
        return "in"

    answers = [guess(number) for number in range(40)]
    assert answers.count("bad_credentials") == 5
    assert answers[right] == "too_fast"


def test_logging_in_again_in_one_browser_leaves_one_device(signed_in_browser, member) -> None:
    signed_in_browser.post("/api/auth/login", {"email": member.email, "password": PASSWORD})
    assert len(Device.objects.filter(user_id=member.pk, ended=False)) == 1
    assert signed_in_browser.get("/api/auth/me").status_code == 200


def test_logging_out_ends_the_device_and_clears_the_cookies(signed_in_browser, member) -> None:
    token = {"x-csrftoken": signed_in_browser.cookies["csrftoken"].value}
    response = signed_in_browser.post("/api/auth/logout", headers=token)
    assert response.status_code == 204
    assert response.cookies["skillswap_access"]["max-age"] == 0
    assert Device.objects.get(user_id=member.pk).ended
    assert signed_in_browser.post("/api/auth/logout", headers=token).status_code == 204


def test_logging_out_works_when_the_access_token_is_too_old(signed_in_browser, member) -> None:
    token = {"x-csrftoken": signed_in_browser.cookies["csrftoken"].value}
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(hours=1), tick=False):
        signed_in_browser.post("/api/auth/logout", headers=token)
    assert Device.objects.get(user_id=member.pk).ended


def test_a_program_logs_out_with_its_token(api, member) -> None:
    client = api(member)
    assert client.post("/api/auth/logout").status_code == 204
    assert client.get("/api/auth/me").status_code == 401


def test_the_admin_log_in_uses_the_same_check(client, member, limits_on) -> None:
    admin = UserFactory(admin=True)
    assert client.post("/admin/login/", {"username": member.email, "password": PASSWORD}).status_code == 200
    for _ in range(5):
        client.post("/admin/login/", {"username": admin.email, "password": "wrong"}, REMOTE_ADDR="10.0.0.9")
    refused = client.post("/admin/login/", {"username": admin.email, "password": PASSWORD}, REMOTE_ADDR="10.0.0.9")
    assert refused.status_code == 200  # the form again, without saying why
    assert "_auth_user_id" not in client.session


def test_staff_enter_the_admin(client) -> None:
    admin = UserFactory(admin=True)
    response = client.post("/admin/login/?next=/admin/", {"username": admin.email, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
