"""Reviews without limits on how often somebody may ask."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_limits(settings: Any) -> None:
    settings.RATE_LIMITS_ENABLED = False
