"""The fixture `redis_url`."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.plugins import redis_server


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A real Redis: the run's own when it has one (TEST_REDIS=1), else one for this session."""
    if settings.REDIS_URL:
        return str(settings.REDIS_URL)
    return redis_server.start(Path(tmp_path_factory.mktemp("redis")))
