"""A job and a command that fail, with what they were given in their exception and in their local variables."""

from uuid import UUID

from realtime.commands import Command, CommandData, register
from skillswap.jobs import job


@job
def failing_job(secret: str) -> None:
    kept = {"secret": secret}
    raise ValueError(f"no member {kept!r}\nDETAIL: Key (email)=({secret})")


class Fail(CommandData):
    secret: str


async def failing_command(user_id: UUID, command_id: str, data: Fail) -> None:
    raise LookupError(f"{user_id} said {data.secret}")


def register_command() -> None:
    register(Command("test:fail", Fail, failing_command, "Fails."))
