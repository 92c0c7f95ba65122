from typing import Any
from uuid import UUID


def reliability_of(person_id: UUID, *, viewer: Any) -> dict[str, Any]:
    raise NotImplementedError
