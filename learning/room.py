from typing import Any


def room_admission(room_pass: str, *, by: Any) -> dict[str, Any]:
    raise NotImplementedError
