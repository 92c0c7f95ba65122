"""Signing up: a working account for everyone, and nobody learns which addresses exist."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from accounts import services
from accounts.models import User
from accounts.services import log_in
from accounts.services.verification import email_verify
from tests.accounts.conftest import link_token
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "nine purple kettles"


def shape(response: Any) -> tuple[Any, ...]:
    """What a stranger could tell two answers apart by, without what is random in each."""
    user = {**response.json()["user"], "id": "", "username": "", "memberSince": "", "updatedAt": ""}
    cookies = {name: {**morsel, "expires": ""} for name, morsel in response.cookies.items()}
    return response.status_code, user, cookies, sorted(response.headers)


def test_a_new_member_is_signed_in_with_cookies_and_a_browser_sees_no_token(sign_up, anonymous) -> None:
    anonymous.credentials(HTTP_SEC_FETCH_SITE="same-origin")
    response = sign_up(timezone="Europe/Berlin", locale="es")
    assert response.status_code == 201
    assert response.json().keys() == {"user"}
    for name in ("skillswap_access", "skillswap_refresh"):
        assert response.cookies[name]["httponly"]
        assert response.cookies[name]["samesite"] == "Lax"
        assert response.cookies[name].value not in response.content.decode()
    me = anonymous.get("/api/auth/me").json()
    assert (me["email"], me["isVerified"], me["timezone"]) == ("ada@example.org", False, "Europe/Berlin")
    assert (me["locale"], me["hourCycle"]) == ("es", "")


def test_own_user_has_exactly_the_fields_of_the_contract(sign_up) -> None:
    assert set(sign_up().json()["user"]) == {
        "id", "email", "isVerified", "name", "username", "avatarUrl", "bio", "location", "country", "timezone",
        "languages", "learningStyle", "visibility", "availability", "availabilityNote", "role", "rating",
        "totalReviews", "reliability", "memberSince", "lastOnlineAt", "updatedAt",
        "showLastSeen", "showReadReceipts", "locale", "hourCycle", "firstRun",
    }  # fmt: skip


@pytest.mark.parametrize("owner_is_verified", [True, False])
def test_a_taken_address_gets_the_same_answer_as_a_free_one(sign_up, owner_is_verified) -> None:
    UserFactory(email="taken@example.org", is_verified=owner_is_verified)
    free, taken = sign_up(email="freed@example.org"), sign_up(email="Taken@Example.org ")
    renamed = taken.json()["user"]["email"]
    assert renamed == "taken@example.org"
    taken_shape = shape(taken)
    assert {**taken_shape[1], "email": "freed@example.org"} == shape(free)[1]
    assert (taken_shape[0], *taken_shape[2:]) == (shape(free)[0], *shape(free)[2:])
    assert len(mail.outbox) == 2


def test_a_taken_address_costs_as_many_queries_as_a_free_one(sign_up) -> None:
    UserFactory(email="taken@example.org")
    counts = []
    for email in ("free@example.org", "taken@example.org"):
        with CaptureQueriesContext(connection) as queries:
            sign_up(email=email, name=f"Somebody {email[:3]}", password="nine purple kettles")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_owner_of_a_taken_address_is_told_that_they_have_an_account(sign_up) -> None:
    UserFactory(email="taken@example.org")
    sign_up(email="taken@example.org")
    assert "already" in mail.outbox[-1].subject
    assert "token=" not in mail.outbox[-1].body


def test_whoever_verifies_an_address_that_nobody_proved_owns_it(sign_up) -> None:
    squatter = UserFactory(email="mine@example.org", is_verified=False)
    mine = User.objects.get(pk=sign_up(email="mine@example.org").json()["user"]["id"])
    assert mine.login_email is None
    email_verify(token=link_token())
    mine.refresh_from_db()
    squatter.refresh_from_db()
    assert (mine.login_email, mine.is_verified) == ("mine@example.org", True)
    assert (squatter.login_email, squatter.is_verified) == (None, False)


@pytest.mark.parametrize("taken", [True, False])
def test_an_unproved_account_can_log_in_again_whether_or_not_its_address_was_taken(sign_up, taken) -> None:
    if taken:
        UserFactory(email="ada@example.org")
    user_id = sign_up().json()["user"]["id"]
    assert str(log_in(email="ada@example.org", password=NEW_PASSWORD).device.user_id) == user_id


def test_the_owner_still_logs_in_after_somebody_signed_up_with_their_address(sign_up) -> None:
    owner = UserFactory(email="taken@example.org")
    sign_up(email="taken@example.org")
    assert log_in(email="taken@example.org", password=PASSWORD).device.user_id == owner.pk


def test_no_mail_shows_the_name_that_a_stranger_typed(sign_up) -> None:
    sign_up(name="Win a prize at evil.example")
    assert "evil" not in mail.outbox[-1].body
    assert "evil" not in str(mail.outbox[-1].alternatives)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "password123456"[:10]),
        ("password", "1234567890"),
        ("password", "adaokafor1"),
        ("password", "ada@example.org"),
        ("email", "no address"),
        ("email", "a@b"),
        ("email", "ada@example.org\x00"),
        ("name", " \t "),
        ("name", "x" * 81),
        ("name", "Ada\ue000Okafor"),
        ("name", "\u3164"),
        ("username", "ab"),
        ("username", "no spaces"),
        ("username", "ädä_okafor"),
        ("timezone", "Europe/Atlantis"),
        ("timezone", "localtime"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_field(sign_up, field, value) -> None:
    response = sign_up(**{field: value})
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == field
    assert not User.objects.exists()


def test_a_taken_username_is_refused(sign_up) -> None:
    UserFactory(username="ada")
    response = sign_up(username="Ada")
    assert response.status_code == 400
    assert response.json()["errors"] == [{"field": "username", "message": "This username is taken."}]


def test_usernames_made_from_one_name_differ(sign_up) -> None:
    names = {sign_up(email=f"{n}@example.org", name="Åsa Öst").json()["user"]["username"] for n in range(4)}
    assert len(names) == 4
    assert "asa_ost" in names


def test_a_name_in_another_script_gets_a_username(sign_up) -> None:
    assert sign_up(name="小林").json()["user"]["username"] == "member"


def test_equal_addresses_in_different_writing_are_one_address(sign_up) -> None:
    assert sign_up(email="\uff26oo@BÜCHER.example").json()["user"]["email"] == "foo@xn--bcher-kva.example"


def test_sign_ups_are_limited_per_caller(sign_up, limits_on) -> None:
    limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "sign_up": "2 per minute"}
    codes = [sign_up(email=f"{n}@example.org").status_code for n in range(3)]
    assert codes == [201, 201, 429]


def test_nobody_is_mail_bombed_by_sign_ups_from_many_callers(anonymous: APIClient, limits_on) -> None:
    limits_on.RATE_LIMITS = {**limits_on.RATE_LIMITS, "mail": "2 per minute"}
    body = {"name": "Ada Okafor", "email": "ada@example.org", "password": NEW_PASSWORD}
    codes = [anonymous.post("/api/auth/signup", body, REMOTE_ADDR=f"10.0.0.{n}").status_code for n in range(3)]
    assert codes == [201, 201, 429]


@pytest.mark.django_db(transaction=True)
def test_of_parallel_sign_ups_with_one_address_and_one_name_all_work_and_one_owns_the_address() -> None:
    together = threading.Barrier(6)

    def join(_: int) -> str:
        try:
            together.wait(60)
            return services.sign_up(
                name="Ada Okafor", email="ada@example.org", password=NEW_PASSWORD
            ).device.user.username
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(join, range(6)))) == 6
    assert User.objects.filter(login_email="ada@example.org").count() == 1
