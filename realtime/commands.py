"""Commands that sockets send. An app registers its own: a name, the shape of `data`, and what it does."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from realtime.errors import BadFrame
from realtime.selectors import heads_of
from skillswap.db.pool import in_thread


class CommandData(BaseModel):
    """The `data` of a command: camelCase on the wire; a field it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel)


Data = TypeVar("Data", bound=CommandData)


@dataclass(frozen=True)
class Command(Generic[Data]):
    """One kind of command. `run` gets (user id, command id, data) and returns the `data` of the ack."""

    name: str
    shape: type[Data]
    run: Callable[[UUID, str, Data], Awaitable[Any]]
    summary: str


COMMANDS: dict[str, Command[Any]] = {}

# The sign-in of the socket whose command runs; None where there is no socket of ours.
sender_device: ContextVar[UUID | None] = ContextVar("sender_device", default=None)


def register(command: Command[Any]) -> None:
    """Make a command known to the socket and to the generated contract."""
    COMMANDS[command.name] = command


class Envelope(BaseModel):
    """A command's frame."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(max_length=40)
    id: str = Field(min_length=1, max_length=64)
    data: dict[str, Any] = Field(default_factory=dict)


async def run_command(frame: dict[str, Any], *, user_id: UUID, device_id: UUID) -> tuple[str, Any]:
    """Check a frame and run its command; returns (id, ack data). Raises BadFrame and the apps' errors.

    A command that wants to know by which sign-in it was sent asks `sender_device`, before it changes threads.
    """
    try:
        envelope = Envelope.model_validate(frame)
        command = COMMANDS.get(envelope.type)
        if command is None:
            raise BadFrame(_("There is no command %(name)r.") % {"name": envelope.type})
        data = command.shape.model_validate(envelope.data)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise BadFrame(f"{where}: {problem['msg']}" if where else problem["msg"]) from error
    sender_device.set(device_id)
    return envelope.id, await command.run(user_id, envelope.id, data)


class Ping(CommandData):
    """No fields."""


async def _ping(user_id: UUID, command_id: str, data: Ping) -> dict[str, int]:
    heads = await in_thread(heads_of, [user_id])
    return {"cursor": heads.get(user_id, 0)}


register(Command("ping", Ping, _ping, "Is the connection alive? The ack carries the head of your log."))
