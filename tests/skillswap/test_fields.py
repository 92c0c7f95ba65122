"""Fields mean the same on every engine."""

import datetime as dt

import pytest
from django.db import connection

from accounts.models import User
from realtime.models import Inbox
from skillswap.db.fields import cut_to_ms, now_ms
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

FINE = dt.datetime(2026, 11, 21, 9, 30, 1, 123_987, tzinfo=dt.UTC)


def test_times_are_cut_to_what_every_engine_keeps():
    user = UserFactory(last_online_at=FINE)
    assert user.last_online_at == cut_to_ms(FINE)
    assert User.objects.get(pk=user.pk).last_online_at == cut_to_ms(FINE)


def test_a_time_is_found_again_by_a_finer_one():
    user = UserFactory(last_online_at=FINE)
    assert User.objects.get(last_online_at=FINE) == user
    User.objects.filter(pk=user.pk).update(last_online_at=FINE + dt.timedelta(microseconds=5000))
    assert User.objects.get(pk=user.pk).last_online_at.microsecond == 128_000


def test_now_has_no_microseconds():
    assert now_ms().microsecond % 1000 == 0


def test_ordering_by_id_is_ordering_by_creation():
    made = [UserFactory().pk for _ in range(5)]
    assert list(User.objects.order_by("id").values_list("id", flat=True)) == made


def test_mongo_keeps_the_key_as_its_own_id():
    expected = "_id" if connection.vendor == "mongodb" else "id"
    assert User._meta.pk.column == expected
    assert Inbox._meta.pk.column == ("_id" if connection.vendor == "mongodb" else "user_id")
    user = UserFactory()
    assert Inbox.objects.update_or_create(user=user)[0].pk == user.pk
