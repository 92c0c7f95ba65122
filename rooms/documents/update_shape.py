"""Whether bytes are a Yjs update (version 1), decided without building anything of it.

What two people draw and write comes as updates that only Yjs understands. pycrdt reads them in Rust, where made-up
bytes end the whole process (values nested a hundred thousand deep) or take half a gigabyte (a count of what does not
follow). So this reads them first: every byte once, nothing is kept, nesting is bounded. The format is that of
https://github.com/yjs/yjs/blob/main/INTERNALS.md and of lib0's `encoding.writeAny`.
"""

from collections.abc import Callable

DEEPEST = 16  # lists and objects inside each other
MOST_CLIENTS = 1000  # each time that a page is opened is one
LARGEST_NUMBER = 2**53  # what JavaScript counts exactly

_GC, _DELETED, _SKIP = 0, 1, 10
_HAS_ORIGIN, _HAS_RIGHT_ORIGIN, _HAS_PARENT_SUB = 0x80, 0x40, 0x20
_XML_ELEMENT, _XML_HOOK, _LAST_TYPE = 3, 5, 6


class NotAnUpdate(ValueError):
    """These bytes are no update of Yjs, or hold what shared documents here do not have."""


def require_update(data: bytes) -> None:
    """Raise NotAnUpdate unless `data` is one whole update."""
    reader = _Reader(data)
    _read_items(reader)
    _read_deletions(reader)
    if not reader.is_at_end:
        raise NotAnUpdate("Something follows after its end.")


class _Reader:
    """Reads numbers and texts, and never beyond the end."""

    __slots__ = ("_at", "_data", "_end")

    def __init__(self, data: bytes) -> None:
        self._data, self._at, self._end = data, 0, len(data)

    @property
    def is_at_end(self) -> bool:
        return self._at == self._end

    def byte(self) -> int:
        if self._at >= self._end:
            raise NotAnUpdate("It ends too soon.")
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        """A number in groups of seven bits, the lowest first."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
            if shift > 56:
                raise NotAnUpdate("A number is too large.")
        if value > LARGEST_NUMBER:
            raise NotAnUpdate("A number is too large.")
        return value

    def count(self) -> int:
        """How many of something follow: each has a byte at least."""
        value = self.number()
        if value > self._end - self._at:
            raise NotAnUpdate("It ends too soon.")
        return value

    def skip(self, size: int) -> None:
        if size > self._end - self._at:
            raise NotAnUpdate("It ends too soon.")
        self._at += size

    def text(self) -> None:
        size = self.count()
        try:
            self._data[self._at : self._at + size].decode()
        except UnicodeDecodeError as error:
            raise NotAnUpdate("A text is no UTF-8.") from error
        self._at += size

    def blob(self) -> None:
        self.skip(self.count())

    def signed(self) -> None:
        """A whole number of lib0's `writeVarInt`."""
        for _ in range(10):
            if self.byte() < 0x80:
                return
        raise NotAnUpdate("A number is too large.")


def _read_items(reader: _Reader) -> None:
    clients = reader.count()
    if clients > MOST_CLIENTS:
        raise NotAnUpdate("Too many pages have written in it.")
    for _ in range(clients):
        items = reader.count()
        reader.number()  # of the client
        reader.number()  # of its first item
        for _ in range(items):
            _read_item(reader)


def _read_item(reader: _Reader) -> None:
    info = reader.byte()
    kind = info & 0x1F
    if kind in (_GC, _SKIP):
        _read_length(reader)
        return
    if info & _HAS_ORIGIN:
        _read_id(reader)
    if info & _HAS_RIGHT_ORIGIN:
        _read_id(reader)
    if not info & (_HAS_ORIGIN | _HAS_RIGHT_ORIGIN):
        _read_parent(reader, has_key=bool(info & _HAS_PARENT_SUB))
    read = _CONTENTS.get(kind)
    if read is None:
        raise NotAnUpdate("It holds something that shared documents here do not have.")
    read(reader)


def _read_length(reader: _Reader) -> None:
    if reader.number() == 0:
        raise NotAnUpdate("An item is empty.")


def _read_id(reader: _Reader) -> None:
    reader.number()
    reader.number()


def _read_parent(reader: _Reader, *, has_key: bool) -> None:
    is_named = reader.number()
    if is_named == 1:
        reader.text()
    else:
        _read_id(reader)
    if has_key:
        reader.text()


def _read_texts(reader: _Reader) -> None:
    for _ in range(_some(reader)):
        reader.text()


def _read_pair_of_texts(reader: _Reader) -> None:
    reader.text()
    reader.text()


def _read_type(reader: _Reader) -> None:
    kind = reader.number()
    if kind > _LAST_TYPE:
        raise NotAnUpdate("It holds something that shared documents here do not have.")
    if kind in (_XML_ELEMENT, _XML_HOOK):
        reader.text()


def _read_values(reader: _Reader) -> None:
    for _ in range(_some(reader)):
        _read_value(reader, DEEPEST)


def _some(reader: _Reader) -> int:
    count = reader.count()
    if count == 0:
        raise NotAnUpdate("An item is empty.")
    return count


def _read_value(reader: _Reader, deepest: int) -> None:
    """A value as lib0 writes any: see its `writeAny`."""
    kind = reader.byte()
    if kind in _PLAIN:
        reader.skip(_PLAIN[kind])
    elif kind == 125:
        reader.signed()
    elif kind == 119:
        reader.text()
    elif kind == 116:
        reader.blob()
    elif kind in (117, 118):
        if deepest == 0:
            raise NotAnUpdate("Its values are nested too deep.")
        for _ in range(reader.count()):
            if kind == 118:
                reader.text()
            _read_value(reader, deepest - 1)
    else:
        raise NotAnUpdate("There is no such value.")


_PLAIN = {127: 0, 126: 0, 124: 4, 123: 8, 122: 8, 121: 0, 120: 0}  # bytes that follow undefined, null, floats …

_CONTENTS: dict[int, Callable[[_Reader], None]] = {
    _DELETED: _read_length,
    2: _read_texts,
    3: _Reader.blob,
    4: _Reader.text,
    5: _Reader.text,
    6: _read_pair_of_texts,
    7: _read_type,
    8: _read_values,
}


def _read_deletions(reader: _Reader) -> None:
    for _ in range(reader.count()):
        reader.number()  # of the client
        for _ in range(reader.count()):
            reader.number()  # from
            reader.number()  # how many
