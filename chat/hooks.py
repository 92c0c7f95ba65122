"""Moments of chat that higher rooms act on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from skillswap.hooks import Hook


@dataclass(frozen=True)
class Seeded:
    """A demo community that was just made, at `now`. The first six of `people` fit the `demo` member best.

    The same seed makes the same community: dice are `random.Random` of a text with the seed in it.
    """

    seed: int
    now: dt.datetime
    demo: User
    people: Sequence[User]


# Rooms add to a demo community what is theirs: `(seeded)`.
demo_seeded: Hook[[Seeded]] = Hook("demo_seeded")
