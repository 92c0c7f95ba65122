"""Query parameters of the ledger."""

from credits.models import Kind
from skillswap.http.filters import ChoiceFilter, QueryFilterSet


class TransactionFilter(QueryFilterSet):
    kind = ChoiceFilter(Kind.values, help_text="Only this kind.")
