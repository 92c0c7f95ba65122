"""Proving once more who one is: the password, or a sign-in of a moment ago."""

import datetime as dt

import pytest

from accounts.errors import LastWayIn, SignInAgain
from accounts.models import Device, User
from accounts.services import account_delete, device_sign_in, own_proof_errors
from accounts.services.ways_in import way_in_left
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(member):
    return device_sign_in(user=member).device.pk


def long_ago(device) -> None:
    Device.objects.filter(pk=device).update(created_at=now_ms() - dt.timedelta(minutes=16))


def without_password(member) -> User:
    member.set_password(None)
    member.save()
    return member


def test_the_password_proves_it_however_old_the_sign_in_is(member, device) -> None:
    long_ago(device)
    assert own_proof_errors(member, PASSWORD, device=device) == []
    assert own_proof_errors(member, "wrong horse", device=device) == [("password", "This is not your password.")]


def test_without_a_password_the_sign_in_must_be_of_a_moment_ago(member, device) -> None:
    assert own_proof_errors(member, "", device=device) == []
    long_ago(device)
    with pytest.raises(SignInAgain):
        own_proof_errors(member, "", device=device)


def test_deleting_the_account_takes_the_password_of_whoever_has_one(member, device) -> None:
    with pytest.raises(InvalidInput):
        account_delete(user=member, password="", device=device)


def test_whoever_has_no_password_deletes_their_account_right_after_signing_in(member, device) -> None:
    without_password(member)
    long_ago(device)
    with pytest.raises(SignInAgain):
        account_delete(user=member, device=device)
    account_delete(user=member, device=device_sign_in(user=member).device.pk)
    assert not User.objects.get(pk=member.pk).is_active


def test_there_is_always_a_way_in(member) -> None:
    way_in_left(member.pk)
    without_password(member)
    with pytest.raises(LastWayIn):
        way_in_left(member.pk)
