"""What only the test server needs (SecantusDB 0.6.0b17). Production speaks to MongoDB and loads none of this."""

from typing import Any

from django.conf import settings
from django.db.models import Model, UniqueConstraint


def pytest_configure() -> None:
    if settings.DATABASE_IS_MONGO:
        install()


def install() -> None:
    """Both work-arounds mean the same to MongoDB as what they replace."""
    _flatten_projections()
    _refresh_partial_indexes()


def _flatten_projections() -> None:
    """It answers `{$project: {a: {b: 1}}}` with the literal 1 (0.7.0b3 too), so `.values("link__column")`
    would be silently wrong: `{$project: {"a.b": 1}}` instead."""
    from skillswap.db.mongo.pipeline import OrderedQuery

    original = OrderedQuery.get_pipeline

    def get_pipeline(query: OrderedQuery) -> list[dict[str, Any]]:
        stages = original(query)
        for stage in _all(stages):
            if "$project" in stage:
                stage["$project"] = dict(_flat(stage["$project"]))
        return stages

    OrderedQuery.get_pipeline = get_pipeline


def _refresh_partial_indexes() -> None:
    """A row that an update takes out of a partial unique index stays in it for ever. Deleting a row takes it
    out, so rows whose update may do that are taken out one by one and put in anew."""
    from django_mongodb_backend.query import wrap_database_errors

    from skillswap.db.mongo.compiler import SQLUpdateCompiler

    original = SQLUpdateCompiler.update

    @wrap_database_errors
    def update(compiler: SQLUpdateCompiler, criteria: dict[str, Any], pipeline: list[dict[str, Any]]) -> int:
        if not _decides_on_an_index(compiler.query.model, set(pipeline[0]["$set"])):
            return original(compiler, criteria, pipeline)
        rows, session, count = compiler.collection, compiler.connection.session, 0
        for updated in list(rows.aggregate([{"$match": criteria}, *pipeline], session=session)):
            this = {"$and": [{"_id": updated["_id"]}, criteria]}
            if rows.delete_many(this, session=session).deleted_count:  # else another thread was first
                rows.insert_many([updated], session=session)
                count += 1
        return count

    SQLUpdateCompiler.update = update


def _decides_on_an_index(model: type[Model], columns: set[str]) -> bool:
    """True when one of these columns says whether a row is in a unique index."""
    deciding = {field.column for field in model._meta.local_fields if field.unique and field.null}
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.condition:
            deciding |= {child[0].split("__")[0] for child in constraint.condition.children}
    return bool(deciding & columns)


def _all(stages: list[dict[str, Any]]) -> Any:
    for stage in stages:
        yield stage
        yield from _all(stage.get("$lookup", {}).get("pipeline", []))


def _flat(fields: dict[str, Any]) -> Any:
    for name, value in fields.items():
        if isinstance(value, dict) and value and not any(key.startswith("$") for key in value):
            yield from ((f"{name}.{inner}", wanted) for inner, wanted in _flat(value))
        else:
            yield name, value
