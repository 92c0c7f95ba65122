"""What a Socket.IO client may say and hears: its names for our commands and events. Rules are never repeated here.

A vocabulary's `commands` are async functions `(me, data)`: `data` is the first argument of what the client emitted
(a dict, a bare string, or None), the result goes back as the acknowledgement. They raise the apps' errors.
Its `events` translate, by our event's type: async functions `(data, me)` that return what the client hears,
`[(their name, payload)]`, and nothing for what is not for it. `data` is the event's `data` as on `/ws/` (camelCase
JSON). `welcome` is translated too, once at the beginning: `{userId, online: [ids], …}`.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from compat.errors import NotOneself
from realtime.errors import BadFrame

Data = Mapping[str, Any]
Said = tuple[str, Any]  # the name of an event, and its payload


class Me(Protocol):
    """Whose socket it is, for commands and translations."""

    user_id: UUID
    memory: dict[Any, Any]  # what the vocabulary wants to remember as long as this socket is open

    async def emit(self, name: str, payload: Any) -> None:
        """Say something to this socket alone."""


Command = Callable[[Me, Any], Awaitable[Any]]
Translation = Callable[[Data, Me], Awaitable[Iterable[Said]]]


@dataclass(frozen=True)
class Vocabulary:
    """`events`: by our event's type. Types that it does not name are not heard. `claims`: names under which a command
    may say who speaks.
    """

    name: str
    commands: Mapping[str, Command]
    events: Mapping[str, Translation] = field(default_factory=dict)
    claims: tuple[str, ...] = ("senderId", "userId")


VOCABULARIES: dict[str, Vocabulary] = {}
OURS = "ours"


def register(vocabulary: Vocabulary) -> None:
    """Make a vocabulary known. Each command belongs to one, so that the first one tells which a client speaks."""
    for other in VOCABULARIES.values():
        if other.name != vocabulary.name and (shared := other.commands.keys() & vocabulary.commands.keys()):
            raise ValueError(f"{vocabulary.name} and {other.name} both have {sorted(shared)}.")
    VOCABULARIES[vocabulary.name] = vocabulary


def vocabulary_with(command: str) -> Vocabulary | None:
    """The vocabulary that has this command."""
    return next((known for known in VOCABULARIES.values() if command in known.commands), None)


class Shape(BaseModel):
    """The data of a command: camelCase on the wire; fields that are not named are let through unread."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel)


S = TypeVar("S", bound=Shape)


def read(shape: type[S], data: Any, *, bare: str = "") -> S:
    """`data` as `shape` reads it; a bare string is the field `bare` (its name on the wire). Raises BadFrame."""
    if bare and isinstance(data, str):
        data = {bare: data}
    try:
        return shape.model_validate(data if data is not None else {})
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise BadFrame(f"{where}: {problem['msg']}" if where else problem["msg"]) from error


def require_own(me: Me, data: Any, *names: str) -> None:
    """What `data` holds under `names` is the id of `me`, or nothing. Raises NotOneself."""
    claimed = [data.get(name) for name in names] if isinstance(data, dict) else []
    if any(claim and str(claim).lower() != str(me.user_id) for claim in claimed):
        raise NotOneself


def require_me(me: Me, *ids: UUID | None) -> None:
    """Clients say who they are; somebody else is an error. None is no claim. Raises NotOneself."""
    if any(claimed is not None and claimed != me.user_id for claimed in ids):
        raise NotOneself
