"""What only the test server needs. Production speaks to MongoDB and loads none of this."""

from typing import Any

from django.conf import settings


def pytest_configure() -> None:
    if settings.DATABASE_IS_MONGO:
        install()


def install() -> None:
    """SecantusDB (0.6.0b17, 0.7.0b3) answers `{$project: {a: {b: 1}}}` with the literal 1, so
    `.values("link__column")` would be silently wrong. `{$project: {"a.b": 1}}` means the same to MongoDB."""
    from skillswap.mongo.pipeline import OrderedQuery

    original = OrderedQuery.get_pipeline

    def get_pipeline(query: OrderedQuery) -> list[dict[str, Any]]:
        stages = original(query)
        for stage in _all(stages):
            if "$project" in stage:
                stage["$project"] = dict(_flat(stage["$project"]))
        return stages

    OrderedQuery.get_pipeline = get_pipeline


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
