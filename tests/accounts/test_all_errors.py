"""A request that is refused names everything that is wrong with it at once."""

import pytest

from accounts.tokens import reset_link_token
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
WEAK = "12345"  # too short, and common
TOO_SHORT, TOO_COMMON = "too short", "too common"


def errors_of(answer):
    """The messages of a 400, by field."""
    assert answer.status_code == 400, answer.content
    by_field = {}
    for error in answer.json()["errors"]:
        by_field[error["field"]] = f"{by_field.get(error['field'], '')} {error['message']}"
    return by_field


def test_sign_up_names_every_wrong_field_with_all_that_is_wrong_with_the_password(sign_up):
    UserFactory(username="ada")
    errors = errors_of(sign_up(name="", email="nowhere", password=WEAK, username="Ada", timezone="Mars/Olympus"))
    assert set(errors) == {"name", "email", "password", "username", "timezone"}
    assert TOO_SHORT in errors["password"]
    assert TOO_COMMON in errors["password"]
    assert "taken" in errors["username"]


def test_sign_up_names_the_weak_password_and_the_taken_username_together(sign_up):
    UserFactory(username="ada")
    errors = errors_of(sign_up(password=WEAK, username="ada"))
    assert set(errors) == {"password", "username"}


def test_a_password_like_the_name_is_named_beside_other_wrong_fields(sign_up):
    errors = errors_of(sign_up(name="Adalbert Okafor", email="nowhere", password="adalbert okafor"))
    assert "similar" in errors["password"]


@pytest.mark.parametrize("token", ["", "rubbish"])
def test_a_reset_names_the_link_and_the_password(anonymous, token):
    errors = errors_of(anonymous.post("/api/auth/reset-password", {"token": token, "password": WEAK}))
    assert set(errors) == {"token", "password"}
    assert TOO_COMMON in errors["password"]


def test_a_reset_with_a_good_link_names_all_that_is_wrong_with_the_password(anonymous, member):
    body = {"token": reset_link_token(member), "password": WEAK}
    errors = errors_of(anonymous.post("/api/auth/reset-password", body))["password"]
    assert TOO_SHORT in errors
    assert TOO_COMMON in errors


@pytest.mark.parametrize("current", ["wrong horse battery", ""])
def test_changing_the_password_names_both_passwords(api, member, current):
    errors = errors_of(api(member).post("/api/auth/change-password", {"currentPassword": current, "newPassword": WEAK}))
    assert set(errors) == {"currentPassword", "newPassword"}
    assert TOO_COMMON in errors["newPassword"]


def test_the_profile_names_a_taken_username_beside_other_wrong_fields_and_not_ones_own(api, member):
    taken = UserFactory().username
    errors = errors_of(api(member).patch("/api/users/profile", {"username": taken, "country": "XX"}))
    assert set(errors) == {"username", "country"}
    errors = errors_of(api(member).patch("/api/users/profile", {"username": member.username, "country": "XX"}))
    assert set(errors) == {"country"}


def test_deleting_the_account_names_the_password_and_the_heir(api, member):
    errors = errors_of(
        api(member).delete("/api/users/profile", {"password": "wrong", "balanceToUserId": str(member.pk)})
    )
    assert set(errors) == {"password", "balanceToUserId"}
    assert api(member).post("/api/auth/login", {"email": member.email, "password": PASSWORD}).status_code == 200
