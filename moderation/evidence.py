"""Evidence: what a report keeps of a thing, as the reporter saw it. An app registers its things in handlers.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import User


@dataclass(frozen=True)
class Evidence:
    """Whom a report is about, and what it looked like: `data` is JSON for the moderators."""

    about_id: UUID
    data: dict[str, Any]


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that can be reported.

    `evidence(reporter, target_id)` raises NotFound for what the reporter may not see. `remove(target_id)` takes the
    thing away; None when moderators cannot do that.
    """

    evidence: Callable[[User, UUID], Evidence]
    remove: Callable[[UUID], object] | None = None


REPORTABLE: dict[str, Reportable] = {}


def register(kind: str, reportable: Reportable) -> None:
    """Make a kind of thing (a value of `Report.Kind`) known."""
    REPORTABLE[kind] = reportable
