"""Members' files elsewhere, for tests inside this process."""

from collections.abc import Mapping
from typing import Any

import pytest

from skillswap.settings.files import file_place


def store_at(kind: str, environment: Mapping[str, str], settings: Any, patch: pytest.MonkeyPatch) -> None:
    """Until the test ends, files are at the place of that kind."""
    for name, value in environment.items():
        patch.setenv(name, value)
    place = file_place(kind)
    settings.STORAGES = {**settings.STORAGES, "default": place.public, "private": place.private}
