"""What the preview of a series is asked with."""

from learning.series.dates import FEWEST_WEEKS, MOST_WEEKS
from skills.session_minutes import LONGEST_MINUTES, SHORTEST_MINUTES
from skillswap.http.filters import IdFilter, InstantFilter, QueryFilterSet, WholeNumberFilter


class SeriesWeekFilter(QueryFilterSet):
    user_id = IdFilter(required=True, help_text="The teacher.")
    first_time = InstantFilter(required=True)
    duration_minutes = WholeNumberFilter(required=True, min_value=SHORTEST_MINUTES, max_value=LONGEST_MINUTES)
    weeks = WholeNumberFilter(required=True, min_value=FEWEST_WEEKS, max_value=MOST_WEEKS)
