"""A person: oneself, a member's page, or somebody beside a message or a session, of whom less is known."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from compat.barter.shapes import Shape, hours, with_id
from compat.barter.week import DAYS
from compat.values import name_out, priority_out
from skillswap.files import absolute_url

Person = Mapping[str, Any]


def first_and_last(name: str) -> tuple[str, str]:
    """A name in two, at its last space; of one word the last name is empty."""
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (last, "")


def user_shape(person: Person) -> Shape:
    """The user of a PersonCard and whatever more is known of them (`FIELDS`); what is not known is left out.

    `is_online` and `last_online_at` are for contacts alone: whoever reads the person sees to that.
    """
    first, last = first_and_last(person["name"])
    shape = {
        "username": person["username"],
        "firstName": first,
        "lastName": last,
        "fullName": person["name"],
        "profilePicture": absolute_url(person["avatar_url"]),
        "isActive": True,
        "isOnline": person.get("is_online", False),
        "lastSeen": person.get("last_online_at"),
    }
    more = {theirs: convert(person) for theirs, (ours, convert) in FIELDS.items() if ours in person}
    return with_id(person["id"], shape | more)


def brief_shape(person: Person) -> Shape:
    """A person of a conversation: no more than our own list of conversations says of them."""
    known = ("id", "name", "username", "avatar_url", "is_online", "last_online_at")
    return user_shape({field: person[field] for field in known if field in person})


def _same(field: str) -> tuple[str, Callable[[Person], Any]]:
    return field, lambda person: person[field]


def _hours(field: str) -> tuple[str, Callable[[Person], Any]]:
    return field, lambda person: hours(person[field])


def _country(person: Person) -> str:
    """Their clients write any text there: what is no code is our location (`serializers.people`)."""
    return person["country"] or person["location"]


def _week(person: Person) -> list[Shape]:
    by_day = groupby(person["availability"], key=lambda slot: slot["weekday"])
    return [{"day": DAYS[weekday], "timeSlots": _slots(slots)} for weekday, slots in by_day]


def _slots(slots: Iterable[Mapping[str, Any]]) -> list[Shape]:
    return [{"startTime": slot["start"], "endTime": slot["end"]} for slot in slots]


def _offered(skills: Sequence[Mapping[str, Any]]) -> list[Shape]:
    return [
        _skill(skill)
        | {
            "experience": name_out(skill["level"]),
            "description": skill["description"],
            "verified": skill["is_verified"],
        }
        for skill in skills
    ]


def _wanted(skills: Sequence[Mapping[str, Any]]) -> list[Shape]:
    return [
        _skill(skill) | {"level": name_out(skill["level"]), "priority": priority_out(skill["priority"])}
        for skill in skills
    ]


def _skill(skill: Mapping[str, Any]) -> Shape:
    return with_id(skill["id"], {"skill": skill["name"], "category": name_out(skill["category"])})


# their name → our field, and its value in their terms
FIELDS: dict[str, tuple[str, Callable[[Person], Any]]] = {
    "email": _same("email"),
    "bio": _same("bio"),
    "timezone": _same("timezone"),
    "languages": _same("languages"),
    "country": ("country", _country),
    "skillsOffered": ("skills", lambda person: _offered(person["skills"]["offer"])),
    "skillsWanted": ("skills", lambda person: _wanted(person["skills"]["learn"])),
    "credits": _hours("available_minutes"),
    "totalCreditsEarned": _hours("earned_minutes"),
    "totalCreditsSpent": _hours("spent_minutes"),
    "totalHoursTaught": _hours("earned_minutes"),
    "totalHoursLearned": _hours("spent_minutes"),
    "rating": ("rating", lambda person: person["rating"] or 0),
    "totalReviews": _same("total_reviews"),
    "availability": ("availability", _week),
    "isVerified": _same("is_verified"),
}
