"""What somebody asks the index."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Row = dict[str, Any]


@dataclass(frozen=True)
class Asking:
    """Who asks (`timezone`, `languages`, `availability`, `show_last_seen` of a member count), when, what they want and
    offer (rows with `level`, `mode` and, for wishes, `priority`, by topic), and whom they must not be shown. With
    `lesson_possible` only those count with whom they could hold a lesson (`Reach`).
    """

    me: Any
    now: dt.datetime
    wants: dict[UUID, Row]
    offers: dict[UUID, Row]
    nobody: Collection[UUID] = ()
    lesson_possible: bool = False
