"""Pages that draw and write together, as programs do: pycrdt in place of Yjs."""

from typing import Any

import pycrdt


class Page:
    """A document of one open page. `made` are the updates of its own changes, in order."""

    def __init__(self) -> None:
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self._text = self.doc.get("text", type=pycrdt.Text)
        self._shapes = self.doc.get("shapes", type=pycrdt.Array)
        self.made: list[bytes] = []
        self._hears = True
        self._subscription = self.doc.observe(self._changed)

    def _changed(self, event: pycrdt.TransactionEvent) -> None:
        if self._hears:
            self.made.append(event.update)

    @property
    def text(self) -> str:
        return str(self._text)

    @property
    def shapes(self) -> Any:
        return self._shapes.to_py()

    def writes(self, words: str, at: int | None = None) -> bytes:
        """Write; returns the update."""
        self._text.insert(len(str(self._text)) if at is None else at, words)
        return self.made[-1]

    def erases(self, start: int, end: int) -> bytes:
        del self._text[start:end]
        return self.made[-1]

    def draws(self, **shape: Any) -> bytes:
        self._shapes.append(pycrdt.Map(shape))
        return self.made[-1]

    def hears(self, *updates: bytes) -> "Page":
        """Apply what others changed."""
        self._hears = False
        for update in updates:
            self.doc.apply_update(update)
        self._hears = True
        return self


def update_of(words: str) -> bytes:
    """An update that writes these words into an empty text."""
    return Page().writes(words)
