"""How long a session of a skill may be, in minutes: swaps agree on it and learning books it."""

from typing import Any

from rest_framework import serializers

SHORTEST_MINUTES, LONGEST_MINUTES = 15, 240


class SessionMinutesField(serializers.IntegerField):
    """A length of a session: whole minutes from SHORTEST_MINUTES to LONGEST_MINUTES."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=SHORTEST_MINUTES, max_value=LONGEST_MINUTES, **options)
