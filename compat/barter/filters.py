"""Query parameters of system D's lists."""

from compat.barter.serializers.sessions import status_spelled
from learning.models import Status
from matching.filters import PeopleFilter
from skillswap.http.filters import ChoiceFilter, QueryFilterSet, TextFilter


class BarterPeopleFilter(PeopleFilter):
    q = TextFilter(max_length=100, help_text="As `skill`, which is taken when both are there.")


class BarterSessionFilter(QueryFilterSet):
    type = ChoiceFilter(("taught", "learned"), help_text="What I taught, or what I learned.")
    status = ChoiceFilter(Status.values, spelled=status_spelled, help_text="In any case.")
