"""Query parameters that narrow the list of swaps."""

from skillswap.http.filters import ChoiceFilter, IdFilter, QueryFilterSet
from swaps.models import Swap
from swaps.selectors import TABS


class SwapFilter(QueryFilterSet):
    box = ChoiceFilter(("inbox", "sent"))
    status = ChoiceFilter(Swap.Status.values)
    tab = ChoiceFilter(TABS, help_text="What waits for an answer, what is agreed on, or what is over.")
    with_user = IdFilter(help_text="Only those with this person.")
