from typing import Any


def room_enter(**asked: Any) -> Any:
    raise NotImplementedError


def session_start(**asked: Any) -> Any:
    raise NotImplementedError


def session_end(**asked: Any) -> Any:
    raise NotImplementedError


def session_confirm(**asked: Any) -> Any:
    raise NotImplementedError


def session_dispute(**asked: Any) -> Any:
    raise NotImplementedError
