"""What can go wrong with saved people and searches."""

from skillswap.errors import Conflict
from skillswap.phrases import plural

MOST_MARKED = 1000  # people saved, and as many dismissed
MOST_SEARCHES = 20


class TooManyMarked(Conflict):
    code = "too_many_marked"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "That is %(count)d person. Take somebody off the list before you add another.",
                "That is %(count)d people. Take somebody off the list before you add another.",
                MOST_MARKED,
            )
        )


class TooManySearches(Conflict):
    code = "too_many_searches"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "You have %(count)d saved search. Delete it before you save another.",
                "You have %(count)d saved searches. Delete one before you save another.",
                MOST_SEARCHES,
            )
        )
