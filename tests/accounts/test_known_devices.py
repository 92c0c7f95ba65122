"""Nobody can lock a member out by guessing at their password; who guesses from everywhere is slowed all the same."""

import re

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from accounts.tokens import reset_link_token
from tests.accounts.conftest import csrf
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.usefixtures("limits_on")]
NEW = "nine purple kettles"
HERE, ELSEWHERE = "10.0.0.1", "10.9.9.9"


def log_in(browser, email, password=PASSWORD, at=HERE, path="/api/auth/login"):
    return browser.post(path, {"email": email, "password": password}, REMOTE_ADDR=at).status_code


def guess(email, times, *, at=ELSEWHERE, path="/api/auth/login"):
    """A stranger's wrong passwords, from one address or, with `at` None, each from another one."""
    stranger = APIClient()
    return [log_in(stranger, email, f"wrong horse {n}", at or f"10.8.{n}.1", path) for n in range(times)]


@pytest.fixture
def known(member):
    """A browser on which the member was signed in once, and is not now."""
    browser = APIClient()
    assert log_in(browser, member.email) == 200
    browser.post("/api/auth/logout")
    return browser


def test_the_proof_is_out_of_reach_of_scripts_and_outlives_the_log_out(known):
    cookie = known.cookies["skillswap_known"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 86400)
    assert cookie.value
    assert not known.cookies["skillswap_access"].value


@pytest.mark.parametrize("path", ["/api/auth/login", "/api/auth/token"])
def test_five_wrong_passwords_of_a_stranger_lock_nobody_else_out(member, path):
    assert guess(member.email, 6, path=path) == [401] * 5 + [429]
    assert log_in(APIClient(), member.email, at=ELSEWHERE, path=path) == 429
    assert log_in(APIClient(), member.email, at=HERE, path=path) == 200


@pytest.mark.parametrize("path", ["/api/auth/login", "/api/auth/token"])
def test_a_known_device_gets_in_although_a_stranger_in_the_same_house_used_up_the_attempts(member, known, path):
    assert guess(member.email, 6, at=HERE, path=path)[-1] == 429
    assert log_in(known, member.email, path=path) == 200


def test_a_guesser_with_many_addresses_is_slowed_and_a_known_device_gets_in(member, known):
    answers = guess(member.email, 40, at=None)
    assert answers == [401] * 30 + [429] * 10
    assert log_in(APIClient(), member.email) == 429  # a device nobody knows
    assert log_in(known, member.email) == 200


def test_a_reset_by_mail_makes_a_device_known_while_somebody_guesses(member):
    guess(member.email, 31, at=None)
    browser = APIClient()
    body = {"token": reset_link_token(member), "password": NEW}
    assert browser.post("/api/auth/reset-password", body).status_code == 204
    assert log_in(browser, member.email, NEW) == 200


def test_a_known_device_has_five_attempts_of_its_own(member, known):
    guess(member.email, 31, at=None)
    answers = [log_in(known, member.email, "wrong horse battery") for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert log_in(known, member.email) == 429


def test_the_proof_of_one_account_opens_no_attempts_at_another(member, known):
    other = UserFactory()
    guess(other.email, 31, at=None)
    assert log_in(known, other.email) == 429


def test_an_account_made_with_somebodys_address_is_no_way_to_guess_at_theirs(member):
    squatter = UserFactory(email=member.email, owns_address=False, is_verified=False)
    squatter.set_password(NEW)
    squatter.save()
    answers = []
    for _ in range(3):  # each log-in is a new known device
        browser = APIClient()
        assert log_in(browser, member.email, NEW, at=ELSEWHERE) in (200, 429)
        answers += [log_in(browser, member.email, "wrong horse battery", at=ELSEWHERE) for _ in range(5)]
    assert answers.count(401) <= 10
    assert log_in(browser, member.email, PASSWORD, at=ELSEWHERE) != 200


def test_whoever_knew_the_old_password_is_a_stranger_after_the_change(member, known, api):
    body = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert api(member).post("/api/auth/change-password", body).status_code == 204
    guess(member.email, 31, at=None)
    assert log_in(known, member.email, NEW) == 429


def test_the_device_that_changes_the_password_stays_known(member):
    browser = APIClient()
    log_in(browser, member.email)
    body = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert browser.post("/api/auth/change-password", body, headers=csrf(browser)).status_code == 204
    browser.post("/api/auth/logout", headers=csrf(browser))
    guess(member.email, 31, at=None)
    assert log_in(browser, member.email, NEW) == 200


@pytest.mark.parametrize("value", ["", "rubbish", "a:b:c", "x" * 5000])
def test_a_forged_proof_is_none(member, value):
    guess(member.email, 31, at=None)
    browser = APIClient()
    browser.cookies["skillswap_known"] = value
    assert log_in(browser, member.email) == 429


def test_the_proof_says_nothing_of_who_it_is_in_plain_words(member, known):
    assert not re.search(re.escape(member.email), known.cookies["skillswap_known"].value)


@pytest.mark.parametrize("method", ["change", "delete"])
def test_the_signed_in_owner_types_their_password_whatever_strangers_do(member, api, method):
    client = api(member)
    guess(member.email, 31, at=None)
    guess(member.email, 6, at="127.0.0.1")
    if method == "change":
        answer = client.post("/api/auth/change-password", {"currentPassword": PASSWORD, "newPassword": NEW})
    else:
        answer = client.delete("/api/users/profile", {"password": PASSWORD})
    assert answer.status_code == 204


def test_a_stolen_device_does_not_use_up_the_attempts_of_another(member, api):
    thief, owner = api(member), api(member)
    wrong = {"currentPassword": "wrong horse battery", "newPassword": NEW}
    assert [thief.post("/api/auth/change-password", wrong).status_code for _ in range(6)] == [400] * 5 + [429]
    right = {"currentPassword": PASSWORD, "newPassword": NEW}
    assert owner.post("/api/auth/change-password", right).status_code == 204


def test_a_moderator_gets_into_the_admin_on_a_known_device_while_somebody_guesses(client):
    moderator = UserFactory(moderator=True)
    form = {"username": moderator.email, "password": PASSWORD}
    assert client.post("/admin/login/?next=/admin/", form).status_code == 302
    assert client.cookies["skillswap_known"]["httponly"]
    client.post("/admin/logout/")
    guess(moderator.email, 31, at=None)
    assert client.post("/admin/login/?next=/admin/", form).status_code == 302


def test_two_accounts_of_one_unproved_address_both_log_in_and_the_password_decides():
    older = UserFactory(email="one@example.org", is_verified=False)
    newer = UserFactory(email="one@example.org", is_verified=False, owns_address=False)
    newer.set_password(NEW)
    newer.save()
    for password, user in ((PASSWORD, older), (NEW, newer)):
        answer = APIClient().post("/api/auth/login", {"email": "one@example.org", "password": password})
        assert answer.json()["user"]["id"] == str(user.pk)


def test_however_many_join_with_an_address_who_was_there_first_and_who_is_known_gets_in(known, member):
    User.objects.filter(pk=member.pk).update(is_verified=False, login_email=None)
    first = UserFactory(email=member.email, is_verified=False)
    for number in range(5):
        late = UserFactory(email=member.email, is_verified=False, owns_address=False)
        late.set_password(f"{number} purple kettles")
        late.save()
    first.set_password(NEW)
    first.save()
    answers = [known.post("/api/auth/login", {"email": member.email, "password": p}) for p in (PASSWORD, NEW)]
    assert [answer.json()["user"]["id"] for answer in answers] == [str(member.pk), str(first.pk)]
