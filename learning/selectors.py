from typing import Any
from uuid import UUID


def session_of(user_id: UUID, session_id: UUID) -> Any:
    raise NotImplementedError


def session_out(session_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    raise NotImplementedError


def sessions_of(user_id: UUID, **asked: Any) -> Any:
    raise NotImplementedError
