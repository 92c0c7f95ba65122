"""What a request asked for, in words of ours: for metrics and reports, where nothing may stand that somebody sent."""

import re

from django.http import HttpRequest

_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
_REGULAR_EXPRESSION = re.compile(r"[(*^]")


def method_of(request: HttpRequest) -> str:
    """`GET` and its like, or `other`."""
    return request.method if request.method in _METHODS else "other"


def route_of(request: HttpRequest) -> str:
    """The template of the path, as `api/skills/<uuid:skill_id>`; of a regular expression the name of its view."""
    match = request.resolver_match
    if match is None:  # refused before a view was looked for
        return "none"
    return getattr(match.func, "__name__", "view") if _REGULAR_EXPRESSION.search(match.route) else match.route
