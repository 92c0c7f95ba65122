"""What narrows the lists of sessions and of free times."""

from learning.models import Status
from skills.session_minutes import LONGEST_MINUTES, SHORTEST_MINUTES
from skillswap.http.filters import ChoiceFilter, IdFilter, InstantFilter, QueryFilterSet, WholeNumberFilter


class SessionFilter(QueryFilterSet):
    status = ChoiceFilter(Status.values)
    type = ChoiceFilter(("taught", "learned"), help_text="What I taught, or what I learned.")
    when = ChoiceFilter(("upcoming", "past"))
    with_user = IdFilter(help_text="Only those with this person.")


class SlotFilter(QueryFilterSet):
    user_id = IdFilter(required=True)
    duration_minutes = WholeNumberFilter(
        min_value=SHORTEST_MINUTES, max_value=LONGEST_MINUTES, help_text="15 to 240; 60 when left out."
    )
    vars()["from"] = InstantFilter()  # a keyword of Python cannot stand on the left of an assignment
    to = InstantFilter()
    besides = IdFilter(help_text="A session of yours to move: its own time counts as free.")
