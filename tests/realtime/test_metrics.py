"""What Prometheus learns of sockets and events."""

import pytest

from realtime.events import Skipped
from realtime.services import publish
from skillswap.db import run
from skillswap.db.pool import in_thread
from skillswap.metrics import REGISTRY

pytestmark = pytest.mark.django_db(transaction=True)


def value(name, **labels):
    return REGISTRY.get_sample_value(f"skillswap_{name}", labels) or 0


async def test_open_sockets_and_their_members_are_counted(people, open_tab):
    assert value("sockets") == 0
    tabs = [await open_tab(person) for person in (people[0], people[0], people[1])]
    assert (value("sockets"), value("socket_members"), value("hub_cut_off")) == (3, 2, 0)
    for tab in tabs[1:]:
        await tab.close()
    assert (value("sockets"), value("socket_members")) == (1, 1)


async def test_events_are_counted_by_type_once_they_are_committed(people):
    before = value("events_published_total", type="skipped")

    def refused():
        publish(Skipped(), to=[people[0].pk])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await in_thread(run, refused)
    assert value("events_published_total", type="skipped") == before
    await in_thread(run, lambda: publish(Skipped(), to=[person.pk for person in people]))
    assert value("events_published_total", type="skipped") == before + 1
