"""Filling in what notifications say of people: names and messages as they are when they are read, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import HIDDEN_NAME, NOBODY_ID
from accounts.selectors import locales_of, names_of
from notifications.hooks import message_previews
from skillswap.language import spoken

NAMES = {"senderId": "senderName", "personId": "personName", "userId": "name"}  # keys of ids in `data` → keys of names
Row = dict[str, Any]


def rendered(rows: list[Row]) -> list[Row]:
    """`rows` with the names and the message in their `data`: at most one query for each of the two."""
    names = {**names_of(_ids(rows, NAMES)), NOBODY_ID: gettext(HIDDEN_NAME)}
    previews = _previews(_ids(rows, ["messageId"]))
    for row in rows:
        row["data"] = {**row["data"], **dict(_texts(row["data"], names, previews))}
    return rows


def rendered_for(owners: Mapping[UUID, UUID], rows: list[Row]) -> list[Row]:
    """`rendered`, each in the language of its member and not of whoever caused it; `owners` is by the rows' ids.

    The queries of `rendered` for each language; one more where there may be words of ours.
    """
    readers = {owners[row["id"]] for row in rows if _has_words_of_ours(row["data"])}
    locales = locales_of(readers) if readers else {}
    by_locale: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_locale[locales.get(owners[row["id"]], "")].append(row)
    for locale, group in by_locale.items():
        with spoken(locale):
            rendered(group)
    return rows


def _has_words_of_ours(data: Row) -> bool:
    """A preview may be one ("Picture"), and the name of one who is hidden is."""
    return "messageId" in data or any(data.get(key) == str(NOBODY_ID) for key in NAMES)


def _texts(data: Row, names: Mapping[UUID, str], previews: Mapping[UUID, str]) -> Iterable[tuple[str, str]]:
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
