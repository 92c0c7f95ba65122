from typing import Any


def session_request(**asked: Any) -> Any:
    raise NotImplementedError


def session_edit(**asked: Any) -> Any:
    raise NotImplementedError
