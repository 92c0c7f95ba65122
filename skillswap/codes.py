"""Every code an error may carry, in one list. The client's type is made from it, so it cannot wait for another."""

from collections import defaultdict

from django.utils.module_loading import autodiscover_modules
from rest_framework import exceptions

from skillswap.errors import DomainError

FRAMEWORK = (
    exceptions.ParseError,
    exceptions.AuthenticationFailed,
    exceptions.PermissionDenied,
    exceptions.MethodNotAllowed,
    exceptions.NotAcceptable,
    exceptions.UnsupportedMediaType,
)
"""What Django REST framework refuses by itself before any code of ours runs."""


def error_codes() -> list[str]:
    """All codes of errors over REST and the socket, sorted."""
    return sorted({*declared(), *(error.default_code for error in FRAMEWORK)})


def declared() -> dict[str, list[type[DomainError]]]:
    """Each code with the classes that say it themselves; what is inherited counts for the parent alone."""
    autodiscover_modules("errors")
    found: defaultdict[str, list[type[DomainError]]] = defaultdict(list)
    classes: list[type[DomainError]] = [DomainError, *_below(DomainError)]
    for error in classes:
        if "code" in vars(error):
            found[error.code].append(error)
    return dict(found)


def _below(error: type[DomainError]) -> list[type[DomainError]]:
    return [each for child in error.__subclasses__() for each in (child, *_below(child))]
