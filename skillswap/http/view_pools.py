"""Views that may not share the threads of all others say so themselves: `@runs_in(SIGN_IN)` on the method."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver, get_resolver

from skillswap.db.pool import DATABASE

V = TypeVar("V", bound=Callable[..., Any])

ANY = "*"  # in place of a path's last part, when that is a parameter
_WRITES = ("post", "put", "patch", "delete")


def runs_in(pool: ThreadPoolExecutor) -> Callable[[V], V]:
    """Decorator for a method of a view or viewset, or a view function: it runs on a thread of `pool`.

    Of a function only the writes do, for it answers GET with a form.
    Only for paths without parameters, or with one as their last part: the handler knows them by the path alone, before
    it resolves anything.
    """

    def mark(view: V) -> V:
        view.pool = pool  # type: ignore[attr-defined]
        return view

    return mark


def pool_of(method: str | None, path: str, urlconf: str) -> ThreadPoolExecutor:
    """Where a request runs."""
    marked, method = _marked(urlconf), method or ""
    return marked.get((method, path)) or marked.get((method, f"{path.rpartition('/')[0]}/{ANY}"), DATABASE)


@cache
def _marked(urlconf: str) -> dict[tuple[str, str], ThreadPoolExecutor]:
    """(method, path) of every view that is marked, from the URL configuration: read once."""
    found: dict[tuple[str, str], ThreadPoolExecutor] = {}
    for route, view in _views(get_resolver(urlconf)):
        for method in _methods(view):
            if pool := getattr(_function(view, method), "pool", None):
                parent, _, last = f"/{route}".rpartition("/")
                assert "<" not in parent, f"{route} has parameters, so the handler cannot know its pool."
                found.setdefault((method.upper(), f"{parent}/{ANY if '<' in last else last}"), pool)
    return found


def _views(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _views(pattern, route)


def _methods(view: Any) -> tuple[str, ...]:
    is_class = hasattr(view, "view_class") or hasattr(view, "cls")
    return ("get", *_WRITES) if is_class else _WRITES


def _function(view: Any, method: str) -> Any:
    """What answers to `method`: a viewset's action, a class's method, or the function itself."""
    view_class = getattr(view, "view_class", None) or getattr(view, "cls", None)
    if view_class is None:
        return view
    actions = getattr(view, "actions", None)
    name = method if actions is None else actions.get(method, "")
    return getattr(view_class, name, None)
