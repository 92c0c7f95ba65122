"""The demo community has a life behind it, made through the services."""

import datetime as dt

import pytest
from django.core.management import call_command

from accounts.models import User
from credits.audit import Audit
from learning.models import Review, Session
from skillswap import clock
from skillswap.fields import now_ms
from skillswap.ids import uuid7

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def demo(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("seed_demo", "--people", "30", "--messages", "60")
    return User.objects.get(email="demo@skillswap.example")


def test_the_demo_member_finds_a_past_a_future_and_something_to_answer(demo):
    mine = Session.objects.filter(seats__user=demo)
    assert {"completed", "scheduled", "requested"} <= set(mine.values_list("status", flat=True))
    assert mine.filter(waits_for_id=demo.pk).exists()
    demo.refresh_from_db()
    assert demo.total_reviews
    assert Review.objects.filter(is_shown=True).exists()


def test_its_ledger_is_in_order(demo):
    assert Audit().faults == []


def test_a_pretended_time_is_in_rows_and_ids_and_ends():
    then = now_ms() - dt.timedelta(days=9)
    with clock.pretending(then):
        assert now_ms() == then
        one, two = uuid7(), uuid7()
    assert one < two < uuid7()
    assert int.from_bytes(one.bytes[:6], "big") == int(then.timestamp() * 1000)
    assert now_ms() > then
