"""Are changes seen by the very next suggestions, and what does it cost to see them? Changes the community."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from accounts.models import User
from accounts.services import profile_update
from bench.matching.recall import SHOWN
from matching.models import PersonMark
from matching.selectors import suggestions_for
from matching.services import person_mark
from moderation.services import member_block
from skills.models import Skill
from skills.services import skill_create
from skillswap.db.fields import now_ms

ASKED = 20  # members, each with changes of their own

Row = dict[str, Any]


def seen_at_once(asking: Sequence[User]) -> list[Row]:
    """For each kind of change: how many were seen at once, and the mean processor time of the suggestions after it."""
    members = [me for me in asking if suggestions_for(me, limit=SHOWN)][:ASKED]
    return [
        _row("a wish of one's own", [_asked_after(me, _new_wish(me)) for me in members]),
        _row("somebody joined who fits", [_asked_after(me, _joined(at, me)) for at, me in enumerate(members)]),
        _row("who has just joined asks", [_newcomer_asks(at, me) for at, me in enumerate(members)]),
        _row("the first of them dismissed", [_asked_after(me, _dismissed(me)) for me in members]),
        _row("the first of them blocked", [_asked_after(me, _blocked(me)) for me in members]),
        _row("the first of them hidden", [_asked_after(me, _hidden(me)) for me in members]),
    ]


Seen = Callable[[list[Row]], bool]


def _row(what: str, found: list[tuple[bool, float]]) -> Row:
    return {
        "what": what,
        "asked": len(found),
        "seen": sum(seen for seen, _ in found),
        "processor": statistics.mean(cost for _, cost in found) if found else 0.0,
    }


def _asked_after(me: User, is_seen: Seen) -> tuple[bool, float]:
    used = time.process_time()
    shown = suggestions_for(me, limit=SHOWN)
    return is_seen(shown), (time.process_time() - used) * 1000


def _new_wish(me: User) -> Seen:
    """They want a topic that somebody teaches; now somebody who teaches it is suggested."""
    mine = set(Skill.objects.filter(user=me).values_list("topic_id", flat=True))
    offer = Skill.objects.visible().offers().exclude(topic_id__in=mine).exclude(user=me).order_by("id").first()
    assert offer is not None
    Skill.objects.filter(user=me, type="learn").delete()
    skill_create(user=me, name=offer.name, type="learn", level="beginner", priority=5)
    return lambda shown: any(skill["name"] == offer.name for one in shown for skill in one["they_teach"])


def _joined(at: int, me: User) -> Seen:
    """Somebody who teaches all that they want and wants all that they teach, in their languages and hours."""
    new = _member(f"joined{at}", me)
    _mirror(me, new)
    return lambda shown: any(one["user"]["id"] == new.pk for one in shown)


def _newcomer_asks(at: int, me: User) -> tuple[bool, float]:
    """Whoever has just joined is shown people who match both ways."""
    new = _member(f"asks{at}", me)
    _mirror(me, new)
    return _asked_after(new, lambda shown: any(one["mutual"] for one in shown))


def _member(name: str, like: User) -> User:
    """A new member who speaks and is free as `like` is."""
    return User.objects.create(
        name=name,
        username=f"bench_{name}",
        email=f"{name}@bench.example",
        login_email=f"{name}@bench.example",
        is_verified=True,
        password="!",
        languages=like.languages,
        timezone=like.timezone,
        availability=like.availability,
        last_online_at=now_ms(),
    )


def _mirror(me: User, other: User) -> None:
    for skill in Skill.objects.filter(user=me):
        kind = "offer" if skill.type == "learn" else "learn"
        level = "expert" if kind == "offer" else "beginner"
        skill_create(user=other, name=skill.name, type=kind, level=level, priority=5)


def _first(me: User) -> User:
    return User.objects.get(pk=suggestions_for(me, limit=SHOWN)[0]["user"]["id"])


def _dismissed(me: User) -> Seen:
    other = _first(me)
    person_mark(by=me, person_id=other.pk, kind=PersonMark.Kind.DISMISSED)
    return _without(other)


def _blocked(me: User) -> Seen:
    other = _first(me)
    member_block(by=me, user_id=other.pk)
    return _without(other)


def _hidden(me: User) -> Seen:
    other = _first(me)
    profile_update(user=other, visibility="private")
    return _without(other)


def _without(other: User) -> Seen:
    return lambda shown: bool(shown) and all(one["user"]["id"] != other.pk for one in shown)
