"""Query parameters that narrow the list of rings."""

from rings.models import RingMember
from skillswap.http.filters import ChoiceFilter, QueryFilterSet


class RingFilter(QueryFilterSet):
    tab = ChoiceFilter(RingMember.Tab.values, help_text="What waits for answers, what is agreed on, or what is over.")
