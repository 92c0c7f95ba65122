"""Whoever takes an account back has it for themselves: nothing that a stranger left there lets them in again."""

import datetime as dt

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts.errors import LinkNotValid, SignInEnded
from accounts.mailed_links import CONFIRM_SALT, UNDO_SALT, link_token
from accounts.models import AddressChange, ExternalIdentity, Passkey, RecoveryCode, User
from accounts.oauth.profiles import external_profile
from accounts.services import (
    account_delete,
    address_change_ask,
    address_change_confirm,
    address_change_undo,
    devices_end,
    identity_link,
    identity_unlink,
    passkey_add,
    passkey_offer,
    passkey_remove,
    password_change,
    password_reset,
    recovery_codes_make,
    second_factor_start,
    second_factor_stop,
)
from accounts.tokens import reset_link_token
from skillswap.db.fields import now_ms
from skillswap.errors import DomainError
from tests.accounts.authenticator import Authenticator
from tests.accounts.passkeys import add_passkey, log_in_with, protect
from tests.factories.accounts import PASSWORD, DeviceFactory, UserFactory

pytestmark = pytest.mark.django_db

NEW, NEW_ADDRESS = "nine purple kettles", "thief@elsewhere.example"


def ask(member) -> AddressChange:
    address_change_ask(user=member, email=NEW_ADDRESS, password=PASSWORD)
    return AddressChange.objects.latest("id")


def undo(change: AddressChange) -> User:
    address_change_undo(token=link_token(change.pk, UNDO_SALT))
    return User.objects.get(pk=change.user_id)


def earlier(rows, days: int) -> None:
    row = rows.get()
    rows.update(created_at=row.created_at - dt.timedelta(days=days))


def test_who_resets_the_password_of_an_account_that_nobody_had_proved_is_alone_in_it(api) -> None:
    """A stranger may have signed up with the address, and added ways in of their own."""
    squatted = UserFactory(is_verified=False)
    protect(api, squatted, strangers := Authenticator())
    ExternalIdentity.objects.create(user=squatted, provider="google", subject="stranger")
    password_reset(token=reset_link_token(squatted), password=NEW)
    assert not any(rows.objects.exists() for rows in (Passkey, RecoveryCode, ExternalIdentity))
    assert not User.objects.get(pk=squatted.pk).has_second_factor
    assert log_in_with(APIClient(), strangers).status_code == 401


def test_a_reset_keeps_the_second_factor_of_who_had_proved_the_address(api, member) -> None:
    protect(api, member, Authenticator())
    password_reset(token=reset_link_token(member), password=NEW)
    assert User.objects.get(pk=member.pk).has_second_factor
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize("way", ["reset", "change"])
def test_a_new_password_ends_a_change_of_address_that_waits(member, way) -> None:
    change = ask(member)
    if way == "reset":
        password_reset(token=reset_link_token(member), password=NEW)
    else:
        password_change(user=member, current=PASSWORD, new=NEW)
    with pytest.raises(LinkNotValid):
        address_change_confirm(token=link_token(change.pk, CONFIRM_SALT))
    assert User.objects.get(pk=member.pk).email == member.email


def test_a_reset_link_in_the_old_mailbox_is_void_once_the_address_is_another(member) -> None:
    token = reset_link_token(member)
    address_change_confirm(token=link_token(ask(member).pk, CONFIRM_SALT))
    with pytest.raises(LinkNotValid):
        password_reset(token=token, password=NEW)


def test_undoing_a_change_of_address_is_no_way_around_the_second_factor(api, member) -> None:
    """The old mailbox may be what was stolen: a passkey and codes from before stay, so the factor does."""
    protect(api, member, Authenticator())
    User.objects.filter(pk=member.pk).update(second_factor_at=now_ms() - dt.timedelta(days=8))
    change = ask(member)
    assert add_passkey(api(member), Authenticator()).status_code == 201
    assert undo(change).has_second_factor
    assert (Passkey.objects.count(), RecoveryCode.objects.count()) == (1, 10)


def test_undoing_takes_away_the_recovery_codes_that_were_made_since(api, member) -> None:
    change = ask(member)
    protect(api, member, Authenticator())
    assert not undo(change).has_second_factor
    assert not any(rows.objects.exists() for rows in (Passkey, RecoveryCode))


def test_undoing_ends_the_second_factor_that_a_thief_turned_on_before_they_changed_the_address(api, member) -> None:
    protect(api, member, Authenticator())
    assert not undo(ask(member)).has_second_factor
    assert not any(rows.objects.exists() for rows in (Passkey, RecoveryCode))


def test_undoing_takes_away_what_a_thief_added_in_the_week_before_and_nothing_older(api, member) -> None:
    add_passkey(api(member), Authenticator())
    ExternalIdentity.objects.create(user=member, provider="google", subject="owner")
    earlier(ExternalIdentity.objects, days=8)
    undo(ask(member))
    assert not Passkey.objects.exists()
    assert ExternalIdentity.objects.exists()


@pytest.mark.parametrize("way", ["undo", "reset", "delete"])
def test_a_call_that_began_before_changes_no_way_in_afterwards(api, member, way) -> None:
    """A thief's call has passed the sign-in when their devices end, and writes only then."""
    protect(api, member, Authenticator())
    change, device = ask(member), DeviceFactory(user=member).pk
    credential = Authenticator().make(passkey_offer(user=member))
    key = Passkey.objects.values_list("pk", flat=True).get()
    before = set(Passkey.objects.values_list("pk", flat=True)) | set(RecoveryCode.objects.values_list("pk", flat=True))
    if way == "undo":
        undo(change)
    elif way == "reset":
        password_reset(token=reset_link_token(member), password=NEW)
    else:
        account_delete(user=member, password=PASSWORD)
    profile = external_profile("google", "thief", verified_email=None, name=None)
    for late in (
        lambda: passkey_add(user=member, name="A key", credential=credential, device=device),
        lambda: recovery_codes_make(user=member, device=device),
        lambda: identity_link(user_id=member.pk, profile=profile, device=device),
        lambda: second_factor_start(user=member, device=device),
        lambda: second_factor_stop(user=member, device=device),
        lambda: passkey_remove(user=member, passkey_id=key, device=device),
        lambda: identity_unlink(identity_id=key, by=member, device=device),
    ):
        with pytest.raises(DomainError):
            late()
    after = set(Passkey.objects.values_list("pk", flat=True)) | set(RecoveryCode.objects.values_list("pk", flat=True))
    assert after <= before
    if way == "reset":  # which keeps what is the owner's
        assert after == before
    assert not ExternalIdentity.objects.exists()


def test_a_change_of_address_is_not_asked_for_on_a_device_that_ends_meanwhile(member) -> None:
    device = DeviceFactory(user=member).pk
    devices_end(user_id=member.pk, reason="password_changed")
    with pytest.raises(SignInEnded):
        address_change_ask(user=member, email=NEW_ADDRESS, password=PASSWORD, device=device)
    assert not AddressChange.objects.exists()


def test_moderators_change_their_password_in_the_settings_where_every_device_ends() -> None:
    moderator, browser = UserFactory(role="moderator"), Client()
    assert browser.post("/admin/login/", {"username": moderator.email, "password": PASSWORD}).status_code == 302
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    answer = browser.post("/admin/password_change/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/settings")
    assert User.objects.get(pk=moderator.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("told", "certain"),
    [
        ("Ada@Example.org", "ada@example.org"),
        ("\N{FULLWIDTH LATIN SMALL LETTER A}da@example.org", ""),
        ("\N{KELVIN SIGN}im@example.org", ""),
        ("ada@stra\N{LATIN SMALL LETTER SHARP S}e.example", ""),
        ("josé@example.org", "josé@example.org"),
    ],
)
def test_an_address_that_only_looks_like_ours_when_it_is_folded_proves_nothing(told, certain) -> None:
    assert external_profile("google", "1", verified_email=told, name=None).email == certain
