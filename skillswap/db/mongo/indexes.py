"""Unique indexes that queries can use.

The backend makes every unique index partial on `{column: {"$type": …}}`, so that several NULLs may stand
beside each other as in SQL. The planner cannot prove that a query falls under `$type`, so the index guards
but never serves (fixed upstream in 6.0.4, PR 543, with ranges in its place). Here a column that cannot be
NULL gets no condition at all, so that the index also serves prefixes and sorting, and the others get the range.
"""

import datetime as dt
from typing import Any

from django.db.models import Index
from django_mongodb_backend import indexes
from pymongo.operations import IndexModel

_EVERY: dict[str, dict[str, Any]] = {
    "string": {"$gte": ""},
    "date": {"$gte": dt.datetime.min.replace(tzinfo=dt.UTC), "$lte": dt.datetime.max.replace(tzinfo=dt.UTC)},
    "int": {"$gte": -(2**31), "$lte": 2**31 - 1},
    "long": {"$gte": -(2**63), "$lte": 2**63 - 1},
    "bool": {"$in": [True, False]},
}


def install() -> None:
    """Let every index be made by `index_model`."""
    Index.get_pymongo_index_model = index_model  # type: ignore[attr-defined]  # where the backend puts its own


def index_model(index: Index, model: Any, schema_editor: Any, **options: Any) -> IndexModel | None:
    """What the backend would create, with the conditions described above."""
    made = indexes.get_pymongo_index_model(index, model, schema_editor, **options)
    if made is None or not options.get("unique"):
        return made
    nullable = {field.column for field in model._meta.local_fields if field.null}
    conditions = made.document.pop("partialFilterExpression", {})
    kept = {}
    for column, condition in conditions.items():
        own = {name: value for name, value in condition.items() if name != "$type"}
        if column in nullable and "$eq" not in own:
            own = {**_EVERY.get(condition["$type"], {"$type": condition["$type"]}), **own}
        if own:
            kept[column] = own
    if kept:
        made.document["partialFilterExpression"] = kept
    return made
