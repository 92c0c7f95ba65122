"""A mail server, two members, a clock that stands still in the morning, and the outbox sent when a test says so."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from notifications.mail.sending import mails_send_due
from tests.factories.accounts import UserFactory
from tests.factories.credits import give
from tests.factories.skills import offers
from tests.mail.smtp import Inbox, serving


@pytest.fixture(autouse=True)
def _no_limits(settings: Any) -> None:
    settings.RATE_LIMITS_ENABLED = False


@pytest.fixture
def clock() -> Iterator[Any]:
    """10:30 in Berlin, on a Saturday; it stands still."""
    with time_machine.travel("2026-11-21T09:30:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def inbox(settings: Any) -> Iterator[Inbox]:
    taken = Inbox()
    with serving(settings, taken):
        yield taken


@pytest.fixture
def sent(mailoutbox: Any) -> Any:
    """`sent()` sends what is due, and gives what was sent by it: (address, subject) in order."""

    def send() -> list[tuple[str, str]]:
        before = len(mailoutbox)
        mails_send_due()
        new = mailoutbox[before:]
        return sorted((message.to[0], message.subject.removesuffix(" (SkillSwap)")) for message in new)

    return send


@pytest.fixture
def ada(db: None) -> Any:
    person = UserFactory(name="Ada", email="ada@example.org")
    give(person, 600)
    return person


@pytest.fixture
def noor(db: None) -> Any:
    return UserFactory(name="Noor", email="noor@example.org", timezone="Asia/Tehran")


@pytest.fixture
def guitar(noor: Any) -> Any:
    (skill,) = offers(noor, "Guitar")
    return skill
