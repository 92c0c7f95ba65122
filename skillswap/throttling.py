"""Limits that hold across processes: one engine for REST, the socket and every other way in.

There are two kinds. Most limit what is *made*: `counted` takes a place first, so that parallel calls cannot get more
than the limit, and gives it back when nothing was made. A few limit *calls* or failures: `hit` and `check`.
"""

import ipaddress
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter
from rest_framework.request import Request

from skillswap import redis_link
from skillswap.api import domain_error_response, limit_headers, to_json
from skillswap.errors import TooFast
from skillswap.limit_memory import ProcessStorage

_unlimited: ContextVar[bool] = ContextVar("unlimited", default=False)


@cache
def storage() -> Storage:
    """Where hits are counted: Redis when there is one, else this process."""
    return RedisStorage(settings.REDIS_URL, **redis_link.OPTIONS) if settings.REDIS_URL else ProcessStorage()


@cache
def _limiter() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(storage())


@lru_cache
def _parse(text: str) -> RateLimitItem:
    return parse(text)


@contextmanager
def unlimited() -> Iterator[None]:
    """Inside, nothing is counted or refused: for commands that make what many people would make."""
    before = _unlimited.set(True)
    try:
        yield
    finally:
        _unlimited.reset(before)


@contextmanager
def counted(name: str, *who: object) -> Iterator[None]:
    """What is made inside is one use of limit `name` by `who`; an exception makes it none. Raises TooFast."""
    hit(name, *who)
    try:
        yield
    except BaseException:
        give_back(name, *who)
        raise


def hit(name: str, *who: object) -> None:
    """Count one use of limit `name` (a key of RATE_LIMITS) by `who`. Raises TooFast when it is used up."""
    if _is_off():
        return
    item = _parse(settings.RATE_LIMITS[name])
    if not _fail_open(lambda: _limiter().hit(item, name, *map(str, who))):
        raise _too_fast(item, name, *who)


def give_back(name: str, *who: object) -> None:
    """Undo a `hit` that made nothing.

    The newest place is given back, which may be that of another call at this moment: their times hardly differ.
    """
    if _is_off():
        return
    key = _parse(settings.RATE_LIMITS[name]).key_for(name, *map(str, who))
    store = _limiter().storage
    if isinstance(store, RedisStorage):
        redis_link.ask(lambda: store.storage.lpop(store.prefixed_key(key)), otherwise=None, what="limits")
    elif isinstance(store, MemoryStorage):
        with store.locks[key]:
            del store.events.get(key, [])[:1]


def check(name: str, *who: object) -> None:
    """Raise TooFast if the limit is used up, without counting (for limits that count failures only)."""
    if _is_off():
        return
    item = _parse(settings.RATE_LIMITS[name])
    if not _fail_open(lambda: _limiter().test(item, name, *map(str, who))):
        raise _too_fast(item, name, *who)


def _fail_open(allowed: Callable[[], bool]) -> bool:
    """True while Redis is away: whoever cannot be counted is let in."""
    return redis_link.ask(allowed, otherwise=True, what="limits")


def _is_off() -> bool:
    return not settings.RATE_LIMITS_ENABLED or _unlimited.get()


def _too_fast(item: RateLimitItem, *who: object) -> TooFast:
    """Redis may go away between the count and this question: then the whole window is the answer."""
    window_ends = time.time() + item.get_expiry()
    reset_at = redis_link.ask(
        lambda: _limiter().get_window_stats(item, *map(str, who)).reset_time, otherwise=window_ends, what="limits"
    )
    return TooFast(retry_after=max(0.1, reset_at - time.time()), limit=item.amount)


def client_address(request: HttpRequest | Request) -> str:
    """The caller's address: the socket's, or what the outermost of our own proxies saw.

    IPv6 callers are counted by their /64, which is what one household gets.
    """
    address = request.META.get("REMOTE_ADDR") or "unknown"
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.TRUSTED_PROXIES and len(forwarded) >= settings.TRUSTED_PROXIES:
        address = forwarded[-settings.TRUSTED_PROXIES]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


class Limited:
    """View mixin: `limit_name` is counted per member once signed in, per address before."""

    limit_name: str

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        hit(self.limit_name, request.user.pk if request.user.is_authenticated else client_address(request))


class AddressLimitMiddleware(MiddlewareMixin):
    """The global limit per address, on everything under /api."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        if not request.path.startswith("/api/"):
            return None
        try:
            hit("address", client_address(request))
        except TooFast as error:
            body = to_json(domain_error_response(error).data)
            return HttpResponse(body, status=429, headers=limit_headers(error), content_type="application/json")
        return None
