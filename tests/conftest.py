"""Fixtures that the tests of every app use."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from huey import MemoryHuey
from hypothesis import HealthCheck, settings
from rest_framework.test import APIClient

from matching.index import members_index
from skills import vocabulary
from skillswap import away, jobs, redis_link
from skillswap.db import ids, pool
from skillswap.http import throttling

# The machine may be busy: how long an example takes says nothing about the product.
settings.register_profile("busy", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

DATABASE_FIXTURES = {"db", "transactional_db"}

pytest_plugins = [
    "tests.plugins.cloudinary_server",
    "tests.plugins.isolation",
    "tests.plugins.memory",
    "tests.plugins.redis_fixture",
    "tests.plugins.s3_server",
    "tests.plugins.secantus",
    "tests.plugins.turn",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one engine are not part of another engine's suite: left out, not skipped.

    What touches no database, or starts a server on a file of its own, is the same on each: SQLite's suite has it.
    A file is `only_on("sqlite")` when all that its tests distinguish is decided in Python, by statements that other
    tests send on every engine: who gets how many minutes, shapes, texts, refusals before anything is written.
    Every service that writes, every race and every list with its pages has tests on all three.
    `pytest -p tests.plugins.statements` says what that would leave out.
    """
    foreign = [item for item in items if not _belongs(item)]
    config.hook.pytest_deselected(items=foreign)
    items[:] = [item for item in items if item not in foreign]


def _belongs(item: pytest.Item) -> bool:
    if item.get_closest_marker("needs_ipv6") and not _has_ipv6():
        return False
    if mark := item.get_closest_marker("only_on"):
        return connection.vendor in mark.args
    uses_database = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    return connection.vendor == "sqlite" or bool(uses_database)


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as one:
            one.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.fixture(scope="session", autouse=True)
def _close_pool(django_db_setup: Any) -> Any:
    """A database with open connections cannot be dropped at the end."""
    yield
    pool.close_pool_connections()


@pytest.fixture(autouse=True)
def _empty_memory() -> Any:
    """Limits, cache and mails of one test mean nothing to the next."""
    yield
    cache.clear()
    vocabulary.forget_all()
    members_index.forget()
    redis_link.forget()
    away.forget()
    throttling.storage().reset()
    ids._last_tick = 0  # a test may have moved the clock ahead, and ids never go back


@pytest.fixture
def nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are queued and wait: no worker runs. Without this MongoDB, which commits in tests, has them done at once."""
    waiting = MemoryHuey("waiting", immediate=False)
    monkeypatch.setattr(jobs._run_queued, "huey", waiting)


@pytest.fixture
def member(db: None) -> Any:
    """A verified member."""
    from tests.factories.accounts import UserFactory

    return UserFactory()


@pytest.fixture
def other(db: None) -> Any:
    """A second verified member."""
    from tests.factories.accounts import UserFactory

    return UserFactory()


@pytest.fixture
def anonymous() -> APIClient:
    """A client that is not signed in."""
    return APIClient()


@pytest.fixture
def api() -> Callable[[Any], APIClient]:
    """`api(user)`: a client signed in as that member, with a bearer token as programs use."""

    def client_of(user: Any) -> APIClient:
        from accounts.services import device_sign_in

        tokens = device_sign_in(user=user, name="Test")
        return APIClient(headers={"authorization": f"Bearer {tokens.access}"})

    return client_of
