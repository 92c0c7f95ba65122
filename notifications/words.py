"""What notifications say of people: names and messages as they are when somebody looks, never as they were stored."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from accounts.models import HIDDEN_NAME, NOBODY_ID
from accounts.selectors import names_of
from notifications.hooks import message_previews

NAMES = {"senderId": "senderName", "personId": "personName", "userId": "name"}  # in `data`: whom it tells of
Row = dict[str, Any]


def told(rows: list[Row]) -> list[Row]:
    """`rows` with the names and the message in their `data`: at most one query for each of the two."""
    names = {**names_of(_ids(rows, NAMES)), NOBODY_ID: HIDDEN_NAME}
    previews = _previews(_ids(rows, ["messageId"]))
    for row in rows:
        row["data"] = {**row["data"], **dict(_words(row["data"], names, previews))}
    return rows


def _words(data: Row, names: Mapping[UUID, str], previews: Mapping[UUID, str]) -> Iterable[tuple[str, str]]:
    for key, name_key in NAMES.items():
        if key in data:
            yield name_key, names.get(UUID(data[key]), "")
    if "messageId" in data:
        yield "preview", previews.get(UUID(data["messageId"]), "")


def _ids(rows: Sequence[Row], keys: Iterable[str]) -> set[UUID]:
    return {UUID(row["data"][key]) for row in rows for key in keys if key in row["data"]}


def _previews(ids: set[UUID]) -> Mapping[UUID, str]:
    found: dict[UUID, str] = {}
    for answer in message_previews(ids) if ids else ():
        found |= answer
    return found
