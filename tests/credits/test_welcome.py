"""`manage.py welcome_grant_missing`: everyone verified has one welcome."""

from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from accounts.services import account_delete
from credits.audit import Audit
from credits.models import Transfer
from credits.services import bonus_give, welcome_grant
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.credits import minutes_of

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("welcome_grant_missing", stdout=out)
    return out.getvalue()


def test_whoever_is_verified_and_has_none_gets_one_and_only_one(settings):
    old, new, unproved, gone = UserFactory(), UserFactory(), UserFactory(is_verified=False), UserFactory()
    welcome_grant(old)
    account_delete(user=gone, password=PASSWORD)
    assert run() == "1 members got their welcome.\n"
    assert run() == "0 members got their welcome.\n"
    welcome = (settings.WELCOME_MINUTES, 0)
    assert [minutes_of(user) for user in (old, new, unproved, gone)] == [welcome, welcome, (0, 0), (0, 0)]
    assert Audit().faults == []


def test_many_are_read_in_batches(monkeypatch, settings):
    monkeypatch.setattr("skillswap.db.batches.in_batches.__kwdefaults__", {"by": "id", "size": 2})
    members = UserFactory.create_batch(5)
    assert run() == "5 members got their welcome.\n"
    assert {minutes_of(user) for user in members} == {(settings.WELCOME_MINUTES, 0)}


def test_whoever_proves_another_address_is_not_welcomed_again(settings):
    member = UserFactory()
    welcome_grant(member)
    member.email = "elsewhere@example.org"
    member.save()
    welcome_grant(member)
    assert run() == "0 members got their welcome.\n"
    assert minutes_of(member) == (settings.WELCOME_MINUTES, 0)


def test_a_welcome_of_before_counts_for_its_address_too(settings):
    old = UserFactory(email="ada@example.org")
    bonus_give(user_id=old.pk, minutes=300, reason="Welcome", key=f"welcome:{old.pk}")
    for _ in range(2):
        import_module("credits.migrations.0003_welcome_keys").name_addresses(apps, None)
    account_delete(user=old, password=PASSWORD)
    again = UserFactory(email="ada@example.org")
    welcome_grant(again)
    assert minutes_of(again) == (0, 0)
    assert Transfer.objects.filter(key__startswith="welcome:").count() == 1
    assert Audit().faults == []
