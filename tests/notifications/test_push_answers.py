"""Pushes: what each answer of a browser's push service means."""

import email.utils
import threading
import time

import pytest

from notifications.models import PushSubscription
from notifications.services import (
    preferences_set,
)
from skillswap import away
from skillswap.db.fields import now_ms
from skillswap.models import Job
from tests.notifications.pushes import MINUTE, clock, laptop, notify_of, service, subscribed

__all__ = ["clock", "laptop", "service"]

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_gets_nothing_more(status, laptop, service, clock, member):
    service.answers = [status]
    notify_of(member)
    clock.pass_by(MINUTE)
    assert not PushSubscription.objects.exists()
    notify_of(member, "swap:2")
    clock.pass_by(MINUTE)
    assert len(service.taken) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 413, 301])
def test_what_a_push_service_refuses_is_logged_and_not_sent_again(status, laptop, service, clock, member, caplog):
    service.answers = [status]
    notify_of(member)
    clock.pass_by(MINUTE)
    clock.pass_by(600 * MINUTE)
    assert len(service.taken) == 1
    assert PushSubscription.objects.exists()
    assert "push_refused" in caplog.text


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_push_service_in_trouble_is_tried_again_after_growing_pauses(status, laptop, service, clock, member):
    service.answers = [status, status, status]
    notify_of(member)
    for wait, tries in ((1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (2, 3), (1, 4)):
        clock.pass_by(wait * MINUTE)
        assert len(service.taken) == tries
    row = PushSubscription.objects.get()
    assert (row.failures, row.paused_until, row.last_success_at) == (0, None, now_ms())
    assert not Job.objects.exists()


@pytest.mark.parametrize("what", ["turned off", "quiet hours"])
def test_a_push_that_failed_is_not_tried_again_when_it_is_turned_off_or_quiet_hours_began(
    what, laptop, service, clock, member
):
    preferences_set(user_id=member.pk, changes={"quiet_hours": {"start": "13:02", "end": "14:00"}})
    service.answers = [503]
    notify_of(member)
    clock.pass_by(MINUTE)
    if what == "turned off":
        preferences_set(user_id=member.pk, changes={"request": {"push": False}, "quiet_hours": None})
    clock.pass_by(10 * MINUTE)
    assert len(service.taken) == 1
    clock.pass_by(60 * MINUTE)
    assert len(service.taken) == (1 if what == "turned off" else 2)


@pytest.mark.parametrize("as_date", [False, True])
def test_a_push_service_that_names_a_pause_gets_it_from_every_push(as_date, laptop, service, clock, member):
    service.answers = [429]
    pause = 30 * MINUTE
    service.retry_after = email.utils.format_datetime(now_ms() + pause + MINUTE) if as_date else "1800"
    notify_of(member)
    clock.pass_by(MINUTE)
    notify_of(member, "swap:2")
    clock.pass_by(29 * MINUTE)
    assert len(service.taken) == 1
    clock.pass_by(2 * MINUTE)
    clock.pass_by(2 * MINUTE)
    assert len(service.taken) == 3


def test_a_push_service_that_answers_too_slowly_is_cut_off(laptop, service, clock, member, settings):
    settings.PUSH_SECONDS = 0.5

    def drip(handler):
        """A header that never ends: each byte comes in time, the answer never does."""
        try:
            handler.wfile.write(b"HTTP/1.1 201 Created\r\nX: ")
            while True:
                handler.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            handler.close_connection = True

    service.answers = [drip]
    notify_of(member)
    clock.pass_by(MINUTE)
    assert PushSubscription.objects.get().failures == 1


def test_a_push_service_that_is_away_is_waited_for_once_whosever_push_it_is(service, clock, member, settings):
    """The worker has two threads, and sessions, mails and all else to do."""
    usual, settings.PUSH_SECONDS = settings.PUSH_SECONDS, 1.5
    for number in range(6):
        subscribed(member, service, str(number))
    over = threading.Event()
    service.answers = [lambda handler: over.wait(60)] * 6
    notify_of(member)
    clock.pass_by(MINUTE)
    assert len(service.taken) == 1
    assert [row.failures for row in PushSubscription.objects.all()] == [1] * 6

    over.set()
    service.answers.clear()
    settings.PUSH_SECONDS = usual
    away.forget()  # the minute is over
    clock.pass_by(2 * MINUTE)
    assert {push.path for push in service.taken} == {f"/send/{number}" for number in range(6)}
    assert [row.failures for row in PushSubscription.objects.all()] == [0] * 6


def test_a_redirect_is_not_followed(laptop, service, clock, member):
    service.answers = [lambda handler: handler.answer(307, Location=f"{service.url}/elsewhere")]
    notify_of(member)
    clock.pass_by(MINUTE)
    assert [push.path for push in service.taken] == ["/send/one"]


def test_what_could_not_be_delivered_in_time_is_dropped(laptop, service, clock, member, settings):
    settings.PUSH_KEPT_HOURS = 1
    service.answers = [503] * 20
    notify_of(member)
    for _ in range(8):
        clock.pass_by(30 * MINUTE)
    assert not Job.objects.exists()
    assert len(service.taken) < 8
