"""Every operation of the API, read from the URL configuration."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def operations() -> list[tuple[str, str]]:
    """(method, route) of everything under /api and /compat that answers to a method of its own."""
    return sorted(
        (method, route)
        for route, view in _walk(get_resolver())
        if route.startswith(("api/", "compat/"))
        for method in _methods(view)
    )


def _walk(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from _walk(pattern, route)


def _methods(view: Any) -> list[str]:
    """What a view of Django REST framework answers to: a viewset says it by `actions`, a class by its methods."""
    actions = getattr(view, "actions", None)
    made_by = getattr(view, "view_class", None) or getattr(view, "cls", None)
    if actions is None and made_by is None:
        return []
    names = actions or [name for name in made_by.http_method_names if hasattr(made_by, name)]
    return [name.upper() for name in names if name not in ("options", "head")]
