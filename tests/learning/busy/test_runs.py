"""Fetching in the worker: slow servers hold up neither other jobs nor other members' calendars for long."""

import datetime as dt
import threading

import pytest

from accounts.models import User
from learning.busy.models import BusyCalendar
from learning.busy.selectors import busy_calendar_of
from learning.services import busy_runs
from learning.services.busy import busy_calendar_set
from learning.services.busy_runs import SIDE_BY_SIDE, busy_calendar_fetch, busy_calendars_run_due
from skillswap.errors import NotFound
from tests.factories.accounts import UserFactory, account_deleted
from tests.learning.busy import MEETING, ics
from tests.learning.locks import second_meets
from tests.racing import PATIENCE_SECONDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(server):
    """`/held`: a server that answers once `held.ends` is set; `held.asked` says that it was asked."""

    class Held:
        asked, ends = threading.Event(), threading.Event()

    def body(out):
        Held.asked.set()
        Held.ends.wait(PATIENCE_SECONDS)
        out.write(ics(MEETING))

    server.pages["/held"] = 200, {}, body
    yield Held
    Held.ends.set()


def test_while_one_thread_waits_for_a_slow_server_no_other_does(nobody_works, server, held, member, other):
    """The worker has two: the other one goes on with everything else."""
    server.pages["/quick"] = 200, {}, ics(MEETING)
    busy_calendar_set(user_id=member.pk, url=f"{server.url}/held")
    row = BusyCalendar.objects.get()
    fetching = threading.Thread(target=busy_runs._fetched, args=[row])
    with busy_runs._running:
        fetching.start()
        assert held.asked.wait(PATIENCE_SECONDS)
        busy_calendar_set(user_id=other.pk, url=f"{server.url}/quick")
        assert busy_calendars_run_due() == 0
        busy_calendar_fetch(user_id=other.pk)
        assert busy_calendar_of(other.pk)["state"] == "waiting"
        held.ends.set()
        fetching.join(PATIENCE_SECONDS)
    assert busy_calendars_run_due() == 2


def test_a_run_that_has_used_its_time_leaves_the_rest_to_the_next_which_begins_with_it(
    clock, nobody_works, server, settings, monkeypatch
):
    server.pages["/a"] = 200, {}, ics(MEETING)
    settings.BUSY_RUN_SECONDS = 0
    people = UserFactory.create_batch(SIDE_BY_SIDE + 1)
    for person in people:
        busy_calendar_set(user_id=person.pk, url=f"{server.url}/a")
        clock.shift(dt.timedelta(seconds=1))
    assert (busy_calendars_run_due(), len(server.asked)) == (1, SIDE_BY_SIDE)
    settings.BUSY_RUN_SECONDS = 60
    monkeypatch.setattr(busy_runs, "AT_ONCE", 3)
    assert busy_calendars_run_due() == 3
    states = [busy_calendar_of(person.pk)["state"] for person in people]
    assert states == ["ok"] * 4 + ["waiting"] * (SIDE_BY_SIDE - 3)


def test_whoever_is_gone_when_their_calendar_comes_leaves_nothing(nobody_works, server, member, other):
    server.pages["/a"] = 200, {}, ics(MEETING)
    for one in (member, other):
        busy_calendar_set(user_id=one.pk, url=f"{server.url}/a")
    third = UserFactory()
    busy_calendar_set(user_id=third.pk, url=f"{server.url}/a")
    rows = busy_runs._claimed(BusyCalendar.objects.all(), 3)
    answers = {row.pk: busy_runs._fetched(row) for row in rows}
    account_deleted(member)
    User.objects.filter(pk=third.pk).delete()  # one that was never verified goes as a whole
    assert [busy_runs._store(row, answers[row.pk]) for row in rows] == [False, True, False]
    assert list(BusyCalendar.objects.values_list("user_id", "state")) == [(other.pk, "ok")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("postgresql")
def test_whoever_names_a_calendar_at_the_end_of_their_deletion_leaves_no_address(nobody_works, member):
    url = "https://calendar.example.org/secret.ics"
    _, refused = second_meets(lambda: account_deleted(member), lambda: busy_calendar_set(user_id=member.pk, url=url))
    assert isinstance(refused, NotFound)
    assert not BusyCalendar.objects.exists()
