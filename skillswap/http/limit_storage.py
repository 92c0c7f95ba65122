"""Where limits are counted: in Redis, or in this process when there is none.

Both are storages of the library `limits` that count and report in one step: a report must not cost a second round
trip to Redis, nor tell of a moment in which others have counted meanwhile.
"""

import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Protocol

from limits.storage import MemoryStorage, RedisStorage


@dataclass(frozen=True)
class Window:
    """One caller's use of a limit. `used` of `limit` uses are within the window of `seconds` that ends now."""

    limit: int
    seconds: int
    used: int
    oldest: float  # when the first of them was, in seconds since 1970
    is_allowed: bool

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    @property
    def resets_in(self) -> float:
        """Seconds until the oldest use leaves the window, which makes room for one more."""
        return max(0.1, self.oldest + self.seconds - time.time()) if self.used else 0.0


class LimitStorage(Protocol):
    """What counts limits."""

    def window(self, key: str, limit: int, seconds: int, *, take: bool) -> Window:
        """The window as it is; with `take` one use is added to it, if it still fits."""

    def give_back(self, key: str) -> None:
        """Remove the newest use."""

    def reset(self) -> int | None:
        """Forget everything (tests)."""


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

    def window(self, key: str, limit: int, seconds: int, *, take: bool) -> Window:
        with self.locks[key]:
            _, before = self.get_moving_window(key, limit, seconds)
            if take:
                self.acquire_entry(key, limit, seconds)
            oldest, used = self.get_moving_window(key, limit, seconds)
        return Window(limit, seconds, used, oldest, before < limit)

    def give_back(self, key: str) -> None:
        with self.locks[key]:
            del self.events.get(key, [])[:1]


# The uses of a key are a list of times, newest first, as the library keeps it.
_WINDOW = """
local now, limit, seconds, take = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == '1'
local since = tonumber(now) - seconds
local used, most = 0, math.min(limit, redis.call('llen', KEYS[1]))
while used < most do
    local middle = math.ceil((used + most) / 2)
    if tonumber(redis.call('lindex', KEYS[1], middle - 1)) >= since then used = middle else most = middle - 1 end
end
local allowed = used < limit
if take and allowed then
    redis.call('lpush', KEYS[1], now)
    redis.call('ltrim', KEYS[1], 0, limit - 1)
    redis.call('expire', KEYS[1], seconds)
    used = used + 1
end
local oldest = used > 0 and redis.call('lindex', KEYS[1], used - 1) or now
return {allowed and 1 or 0, used, oldest}
"""


class SharedStorage(RedisStorage):
    """Counts in Redis, for all processes."""

    def initialize_storage(self, uri: str) -> None:
        super().initialize_storage(uri)
        self._window = self.get_connection().register_script(_WINDOW.encode())

    def window(self, key: str, limit: int, seconds: int, *, take: bool) -> Window:
        answer = self._window([self.prefixed_key(key)], [repr(time.time()), limit, seconds, int(take)])
        is_allowed, used, oldest = answer
        return Window(limit, seconds, used, float(oldest), bool(is_allowed))

    def give_back(self, key: str) -> None:
        self.storage.lpop(self.prefixed_key(key))
