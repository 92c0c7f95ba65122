"""How we talk to Redis: no call takes long, and while it is away nobody waits for it.

A request asks Redis several times (limits, presence, the queue of jobs). Redis' client would try for seconds each
time; here the first call that fails answers for all others of the next AWAY_SECONDS.
"""

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import redis
import structlog
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

T = TypeVar("T")

log = structlog.get_logger(__name__)

AWAY_SECONDS = 2.0
LOG_SECONDS = 60.0
# The second try is for a connection that ended while it lay in the pool: a restarted Redis is not away.
_ONCE_MORE = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))
OPTIONS: dict[str, Any] = {"socket_connect_timeout": 0.5, "socket_timeout": 2.0, "retry": _ONCE_MORE}
# The same for redis.asyncio, whose retries are another class.
ASYNC_OPTIONS: dict[str, Any] = {
    **OPTIONS,
    "retry": AsyncRetry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,)),
}


class RedisAway(redis.ConnectionError):
    """Redis did not answer a moment ago, so it was not asked again."""


class _Away:
    """Until when Redis counts as away, and when each of its users last wrote that in the log."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.until = 0.0
        self.logged: dict[str, float] = {}

    def found(self, what: str, error: Exception) -> None:
        """Note that Redis is away; one log line a minute for each `what`."""
        now = time.monotonic()
        with self._lock:
            if not isinstance(error, RedisAway):
                self.until = now + AWAY_SECONDS
            if now - self.logged.get(what, -LOG_SECONDS) < LOG_SECONDS:
                return
            self.logged[what] = now
        log.warning("redis_away", what=what, error=type(error).__name__)


_away = _Away()


@cache
def client(url: str) -> "redis.Redis":
    """The client of this process for the Redis at `url`. Safe to share between threads."""
    return redis.Redis.from_url(url, **OPTIONS)


def ask(question: Callable[[], T], *, otherwise: T, what: str) -> T:
    """What `question()` returns, or `otherwise` while Redis is away. `what` names the asker in the log."""
    try:
        require_there()
        return question()
    except redis.RedisError as error:
        noticed(what, error)
        return otherwise


def noticed(what: str, error: Exception) -> None:
    """Redis did not answer `what`: nobody asks again for AWAY_SECONDS, and the log says so once a minute."""
    _away.found(what, error)


def answered() -> None:
    """Redis answers again: everybody may ask at once."""
    _away.until = 0.0


def require_there() -> None:
    """Raise RedisAway when Redis failed to answer within the last AWAY_SECONDS."""
    if is_away():
        raise RedisAway


def is_away() -> bool:
    """True when Redis failed to answer within the last AWAY_SECONDS."""
    return time.monotonic() < _away.until


def forget() -> None:
    """Ask again at once, and log again (tests)."""
    _away.until = 0.0
    _away.logged.clear()
