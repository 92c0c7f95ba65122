"""Where limits are counted when there is no Redis: in this process."""

import threading
from collections import defaultdict
from typing import Any

from limits.storage import MemoryStorage


class _OneLock(defaultdict[str, Any]):
    """The same lock for every key, and always: taking it away does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.RLock()

    def __getitem__(self, key: str) -> Any:
        return self._lock


class ProcessStorage(MemoryStorage):
    """The library drops a key's lock while others wait for it (limits 5.8), and then two count at once."""

    def __init__(self) -> None:
        super().__init__()
        self.locks = _OneLock()
