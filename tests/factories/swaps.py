"""Swaps, made the way members make them."""

from typing import Any
from uuid import uuid4

from swaps.models import Swap
from swaps.services import swap_accept, swap_propose
from tests.factories.skills import SkillFactory


def terms_between(one: Any, two: Any, **changes: Any) -> dict[str, Any]:
    """What `one` would propose to `two`: a new skill of each unless given, an hour for an hour."""
    for name, owner in (("offered_skill_id", one), ("wanted_skill_id", two)):
        if name not in changes:
            changes[name] = SkillFactory(user=owner).pk
    return {
        "to_user_id": two.pk,
        "offered_minutes": 60,
        "wanted_minutes": 60,
        "message": "An hour each?",
        **changes,
    }


def proposal(one: Any, two: Any, **changes: Any) -> Swap:
    """A pending swap that `one` sent to `two`."""
    return swap_propose(by=one, key=uuid4().hex, **terms_between(one, two, **changes))[0]


def agreed_swap(one: Any, two: Any, **changes: Any) -> Swap:
    """A swap that `one` proposed and `two` accepted."""
    return swap_accept(swap=proposal(one, two, **changes), by=two, unequal_agreed=True)
