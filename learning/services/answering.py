from typing import Any


def session_accept(**asked: Any) -> Any:
    raise NotImplementedError


def session_decline(**asked: Any) -> Any:
    raise NotImplementedError
