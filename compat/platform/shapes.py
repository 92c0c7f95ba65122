"""Our rows as system B shows them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from accounts.models import User, Visibility
from compat.ids import both_ids
from skillswap.files import absolute_url, public_url
from skillswap.http.json import iso

Shape = dict[str, Any]


def user_out(user: User, skills: Mapping[str, Iterable[Mapping[str, Any]]]) -> Shape:
    """One's own account; `skills` as `skills_of` lists them."""
    return {
        **both_ids(user.pk),
        "name": user.name,
        "email": user.email,
        "photo_url": absolute_url(public_url(user.avatar.name or "")),
        "location": user.location,
        "skills_offered": [skill["name"] for skill in skills["offer"]],
        "skills_wanted": [skill["name"] for skill in skills["learn"]],
        "availability": user.availability_note,
        "is_public": user.visibility == Visibility.PUBLIC,
    }


def swap_out(swap: Mapping[str, Any]) -> Shape:
    """From a swap as our list shows it."""
    return {
        **both_ids(swap["id"]),
        "from_user_id": str(swap["from_user"]["id"]),
        "to_user_id": str(swap["to_user"]["id"]),
        "offered_skill": swap["offered_skill"]["name"],
        "wanted_skill": swap["wanted_skill"]["name"],
        "message": swap["message"],
        "status": swap["status"],
        "created_at": iso(swap["created_at"]),
    }


def message_out(message: Mapping[str, Any], *, swap_id: UUID | None, people: tuple[UUID, UUID]) -> Shape:
    """From a message as on `/ws/` (camelCase), which one of the two `people` wrote to the other."""
    one, two = map(str, people)
    sender = message["senderId"]
    return {
        **both_ids(message["id"]),
        "swap_id": None if swap_id is None else str(swap_id),
        "from_user_id": sender,
        "to_user_id": two if sender == one else one,
        "message": message["content"],
        "created_at": message["createdAt"],
    }


def snake_case(name: str) -> str:
    """`offeredSkill` → `offered_skill`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: f"_{found[1].lower()}", name)
