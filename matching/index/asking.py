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
    offer (rows with `level` and, for wishes, `priority`, by topic), and whom they must not be shown.
    """

    me: Any
    now: dt.datetime
    wants: dict[UUID, Row]
    offers: dict[UUID, Row]
    nobody: Collection[UUID] = ()
