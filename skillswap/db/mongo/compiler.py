"""Queries to pipelines: as the backend does it, with filters before joins and with `ignore_conflicts`."""

from typing import Any

from django.db import IntegrityError
from django.db.models.constants import OnConflict
from django_mongodb_backend import compiler
from django_mongodb_backend.query import wrap_database_errors
from pymongo.errors import BulkWriteError, PyMongoError

from skillswap.db.mongo.pipeline import OrderedQuery

_DUPLICATE_KEY = 11000
_CONFLICT = "TransientTransactionError"


class SQLCompiler(compiler.SQLCompiler):
    query_class = OrderedQuery

    def get_lookup_pipeline(self) -> list[dict[str, Any]]:
        """Joins without an empty `pipeline`: with one, MongoDB's faster join engine does not take the stage
        (MongoDB manual, "$lookup: performance considerations"). 6.0 of the backend still writes it."""
        stages = super().get_lookup_pipeline()
        for stage in stages:
            join = stage.get("$lookup", {})
            if "localField" in join and not join.get("pipeline"):
                join.pop("pipeline", None)
        return stages


class SQLInsertCompiler(compiler.SQLInsertCompiler, SQLCompiler):
    @wrap_database_errors  # type: ignore[untyped-decorator]
    def insert(self, docs: list[dict[str, Any]], returning_fields: Any = None) -> list[Any]:
        """`bulk_create(ignore_conflicts=True)`, which the backend refuses: an unordered insert goes on
        after a duplicate key. A transaction MongoDB aborts at the first duplicate: `skillswap.db.run` runs it again,
        and must find there what another made at this moment. So look before you insert, in the same transaction."""
        if self.query.on_conflict != OnConflict.IGNORE:
            return super().insert(docs, returning_fields)
        try:
            self.collection.insert_many(docs, ordered=False, session=self.connection.session)
        except BulkWriteError as error:
            if any(write["code"] != _DUPLICATE_KEY for write in error.details["writeErrors"]):
                raise IntegrityError(str(error)) from error
            if self.connection.session:
                raise IntegrityError(str(error)) from PyMongoError(str(error), [_CONFLICT])
        return []


class SQLDeleteCompiler(compiler.SQLDeleteCompiler, SQLCompiler):
    pass


class SQLUpdateCompiler(compiler.SQLUpdateCompiler, SQLCompiler):
    pass


class SQLAggregateCompiler(compiler.SQLAggregateCompiler, SQLCompiler):
    pass
