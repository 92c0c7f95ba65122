"""Every operation of the API, read from the URL configuration."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def operations() -> list[tuple[str, str]]:
    """(method, route) of everything under /api that answers to a method of its own."""
    return sorted(
        (method, route)
        for route, view in _walk(get_resolver())
        if route.startswith("api/") and (made_by := getattr(view, "view_class", None) or getattr(view, "cls", None))
        for method in _methods(made_by)
    )


def _walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _walk(pattern, route)


def _methods(view: Any) -> list[str]:
    return [name.upper() for name in view.http_method_names if hasattr(view, name) and name not in ("options", "head")]
