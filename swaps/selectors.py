from typing import Any
from uuid import UUID


def swap_of(user_id: UUID, swap_id: UUID) -> Any:
    raise NotImplementedError


def swap_out(swap_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    raise NotImplementedError


def swaps_of(user_id: UUID, **asked: Any) -> Any:
    raise NotImplementedError
