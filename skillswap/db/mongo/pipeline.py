"""The order of a pipeline's stages.

The backend joins first and filters after, and it names or projects fields before it sorts; MongoDB uses an
index only for a filter and an order that stand at the start (manual, "Aggregation pipeline optimization"),
so a page of a chat with 100,000 messages would sort all of them. Here what concerns only the base
collection comes first: filter, order and limit. No upstream release does this yet.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models.sql.datastructures import Join
from django_mongodb_backend.query import MongoQuery

Stage = dict[str, Any]


class OrderedQuery(MongoQuery):
    """The backend's query with its filter, order and limit where an index can serve them."""

    match_mql: Stage
    ordering: Any
    extra_fields: Any

    def get_pipeline(self) -> list[Stage]:
        if self.search_pipeline or self.combinator_pipeline or not (self.match_mql or self.ordering):
            return super().get_pipeline()
        joined = self._joined()
        before: list[Stage] = []
        after: list[Stage] = []
        for condition in conjuncts(self.match_mql):
            (after if mentions(condition, joined) else before).append(condition)
        head: list[Stage] = [{"$match": together(before)}] if before else []
        early = not after and self._may_order_first(joined)
        if early:
            head += self._order_and_limit()
        rest = self._rest(together(after) if after else {}, ordered=early)
        if self.subquery_lookup:
            rest[0]["$lookup"]["pipeline"][:0] = head
            return rest
        return head + rest

    def _rest(self, match: Stage, *, ordered: bool) -> list[Stage]:
        """The backend's stages without what the head did. Later stages keep the order of their input."""
        kept = self.match_mql, self.ordering, self.extra_fields, self.query.low_mark, self.query.high_mark
        self.match_mql = match
        if ordered:
            self.ordering, self.extra_fields = [], None
            self.query.low_mark, self.query.high_mark = 0, None
        try:
            return super().get_pipeline()
        finally:
            self.match_mql, self.ordering, self.extra_fields, self.query.low_mark, self.query.high_mark = kept

    def _joined(self) -> set[str]:
        """The names under which joined documents appear in the pipeline."""
        counts, base = self.query.alias_refcount, self.compiler.collection_name
        tables = {alias for alias in self.query.alias_map if counts[alias] and alias != base}
        return tables | {query.subquery_lookup["as"] for query in self.subqueries or () if query.subquery_lookup}

    def _may_order_first(self, joined: set[str]) -> bool:
        """True when the order needs no joined or computed column and no join adds or drops rows before a limit."""
        tables = [self.query.alias_map[alias] for alias in joined if alias in self.query.alias_map]
        computed = set(self.query.annotations or ())
        return (
            not (self.subqueries or self.aggregation_pipeline or self.subquery_lookup)
            and (
                self.query.high_mark is None or all(isinstance(table, Join) and _keeps_rows(table) for table in tables)
            )
            and not any(
                name.split(".")[0] in joined or name.startswith("__order") or name in computed for name in self.ordering
            )
        )

    def _order_and_limit(self) -> Iterator[Stage]:
        if self.ordering:
            yield {"$sort": self.ordering}
        if self.query.low_mark:
            yield {"$skip": self.query.low_mark}
        if self.query.high_mark is not None:
            yield {"$limit": self.query.high_mark - self.query.low_mark}


def _keeps_rows(table: object) -> bool:
    """A link to one row that is always there: a foreign key that cannot be NULL, or an outer join."""
    if not isinstance(table, Join):
        return False
    field: Any = table.join_field
    to_one = bool(getattr(field, "many_to_one", False) or getattr(field, "one_to_one", False))
    return to_one and (table.join_type != "INNER JOIN" or (field.concrete and not field.null))


def conjuncts(condition: Stage) -> Iterator[Stage]:
    """The parts of a filter that must all hold."""
    if set(condition) == {"$and"}:
        for part in condition["$and"]:
            yield from conjuncts(part)
    elif condition:
        yield condition


def together(conditions: list[Stage]) -> Stage:
    """One filter again."""
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def mentions(node: Any, joined: set[str]) -> bool:
    """True when a piece of a query reads a joined document."""
    if isinstance(node, dict):
        return any(key.split(".")[0] in joined or mentions(value, joined) for key, value in node.items())
    if isinstance(node, list | tuple):
        return any(mentions(item, joined) for item in node)
    return isinstance(node, str) and node.startswith("$") and node.lstrip("$").split(".")[0] in joined
