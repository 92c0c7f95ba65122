from typing import Any


def swap_propose(**asked: Any) -> Any:
    raise NotImplementedError


def swap_accept(**asked: Any) -> Any:
    raise NotImplementedError


def swap_reject(**asked: Any) -> Any:
    raise NotImplementedError


def swap_cancel(**asked: Any) -> Any:
    raise NotImplementedError


def swap_counter(**asked: Any) -> Any:
    raise NotImplementedError


def swap_complete(**asked: Any) -> Any:
    raise NotImplementedError
