"""Limits that hold across processes: one engine for REST, the socket and every other way in.

There are two kinds. Most limit what is *made*: `counted` takes a place first, so that parallel calls cannot get more
than the limit, and gives it back when nothing was made. A few limit *calls* or failures: `hit` and `check`.
"""

import ipaddress
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from limits import RateLimitItem, parse
from rest_framework.request import Request

from skillswap import metrics, redis_link
from skillswap.errors import TooFast
from skillswap.http.error_responses import domain_error_response, limit_headers
from skillswap.http.json import to_json
from skillswap.http.limit_report import note, note_given_back, report_headers, reported
from skillswap.http.limit_storage import LimitStorage, ProcessStorage, SharedStorage
from skillswap.http.paths import is_api_path

_unlimited: ContextVar[bool] = ContextVar("unlimited", default=False)


@cache
def storage() -> LimitStorage:
    """Where uses are counted: Redis when there is one, else this process."""
    return SharedStorage(settings.REDIS_URL, **redis_link.OPTIONS) if settings.REDIS_URL else ProcessStorage()


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


@dataclass
class Use:
    """One use of a limit. Set `made` to False when all was there before: then it is none."""

    made: bool = True


@contextmanager
def counted(name: str, *who: object) -> Iterator[Use]:
    """What is made inside is one use of limit `name` by `who`; an exception makes it none. Raises TooFast."""
    hit(name, *who)
    use = Use()
    try:
        yield use
    except BaseException:
        use.made = False
        raise
    finally:
        if not use.made:
            give_back(name, *who)


def hit(name: str, *who: object) -> None:
    """Count one use of limit `name` (a key of RATE_LIMITS) by `who`. Raises TooFast when it is used up."""
    _require_allowed(name, who, take=True)


def check(name: str, *who: object) -> None:
    """Raise TooFast if the limit is used up, without counting (for limits that count failures only)."""
    _require_allowed(name, who, take=False)


def give_back(name: str, *who: object) -> None:
    """Undo a `hit` that made nothing.

    The newest place is given back, which may be that of another call at this moment: their times hardly differ.
    """
    if _is_off():
        return
    key = _key(_parse(settings.RATE_LIMITS[name]), name, who)
    redis_link.ask(lambda: storage().give_back(key), otherwise=None, what="limits")
    note_given_back(key)


def _require_allowed(name: str, who: Iterable[object], *, take: bool) -> None:
    """While Redis is away whoever cannot be counted is let in."""
    if _is_off():
        return
    item = _parse(settings.RATE_LIMITS[name])
    key, ask = _key(item, name, who), storage().window
    window = redis_link.ask(lambda: ask(key, item.amount, item.get_expiry(), take=take), otherwise=None, what="limits")
    if window is None:
        return
    note(name, key, window)
    if not window.is_allowed:
        metrics.LIMITED.labels(name).inc()
        raise TooFast(retry_after=window.resets_in, limit=window.limit)


def _key(item: RateLimitItem, name: str, who: Iterable[object]) -> str:
    return item.key_for(name, *map(str, who))


def _is_off() -> bool:
    return not settings.RATE_LIMITS_ENABLED or _unlimited.get()


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
    """The global limit per address, on every path of the API, and what the answer says of it and other limits."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api_path(request.path):
            return self.get_response(request)  # type: ignore[return-value]
        with reported() as windows:
            response: HttpResponse = self._refusal(request) or self.get_response(request)  # type: ignore[assignment]
        for name, value in report_headers(windows).items():
            response.headers.setdefault(name, value)
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        try:
            hit("address", client_address(request))
        except TooFast as error:
            body = to_json(domain_error_response(error).data)
            return HttpResponse(body, status=429, headers=limit_headers(error), content_type="application/json")
        return None
