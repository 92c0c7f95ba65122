from typing import Any


def no_show_report(**asked: Any) -> Any:
    raise NotImplementedError


def absence_excuse(**asked: Any) -> Any:
    raise NotImplementedError


def absence_appeal(**asked: Any) -> Any:
    raise NotImplementedError
