"""Browsers that get pushes, their push service, and a clock.

The push service is one of ours on the loopback that checks and decrypts as the real ones and browsers do
(`tests/plugins/push_service.py`); `PUSH_LOCAL_ORIGINS` lets it be called.
"""

import datetime as dt
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine

from accounts.services import device_sign_in
from notifications.services import (
    notify,
    push_subscribe,
)
from skillswap.jobs import jobs_deliver
from skillswap.vapid import new_private_key
from tests.plugins.push_service import push_service

MINUTE = dt.timedelta(minutes=1)
SESSION = "01a21769-a4aa-78d0-a389-f9f6d6043db6"
NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)


@pytest.fixture
def service(settings):
    """One for each test: a push that is read after it was given up is not the next test's."""
    with push_service() as service:
        settings.VAPID_PRIVATE_KEY = new_private_key()
        settings.PUSH_LOCAL_ORIGINS = [service.url]
        yield service


@pytest.fixture
def clock():
    """Noon, and `clock.pass_by(…)`; what was asked for in the background is done at each step."""
    with time_machine.travel(NOON, tick=False) as traveller:

        def pass_by(span):
            traveller.shift(span)
            while jobs_deliver():
                pass

        yield SimpleNamespace(pass_by=pass_by)


def subscribed(member, service, name="one"):
    """A browser on which the member is signed in and gets pushes."""
    browser = service.browser(name)
    device = device_sign_in(user=member).device
    push_subscribe(user_id=member.pk, device_id=device.pk, endpoint=browser.endpoint, **browser.keys)
    return browser


@pytest.fixture
def laptop(member, service, clock):
    """A browser of the member that gets pushes."""
    return subscribed(member, service)


def contents(browser, service):
    return [browser.read(push.body) for push in service.taken]


def notify_of(member, key="swap:1", kind="request", **data):
    notify(user_id=member.pk, kind=kind, key=key, data={"event": "swap_proposed", "swapId": str(uuid4()), **data})
