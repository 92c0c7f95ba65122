"""What the makers of the demo community hand to each other."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class Seeded:
    """A demo community that was just made, at `now`. The first six of `people` match the `demo` member best.

    The same seed makes the same community: random numbers are `random.Random` of a text with the seed in it.
    """

    seed: int
    now: dt.datetime
    demo: User
    people: Sequence[User]
