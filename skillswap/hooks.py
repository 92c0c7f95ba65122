"""How a lower app lets a higher one join in: the lower declares a Hook, the higher registers in its `handlers.py`."""

from collections.abc import Callable
from typing import Any, Generic, ParamSpec

P = ParamSpec("P")


class Hook(Generic[P]):
    """A named moment. Handlers run in the order they were registered, in the caller's transaction."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._handlers: list[Callable[P, Any]] = []

    def register(self, handler: Callable[P, Any]) -> Callable[P, Any]:
        """Add a handler (once); usable as a decorator."""
        if handler not in self._handlers:
            self._handlers.append(handler)
        return handler

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Any]:
        """Call every handler; returns what each returned."""
        return [handler(*args, **kwargs) for handler in self._handlers]


serving: Hook[[]] = Hook("serving")  # a process begins to serve; handlers run on a thread beside it
