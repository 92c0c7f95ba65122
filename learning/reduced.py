"""A session of two people of whom one blocked the other: what is owed stays, and no more of the other than that.

Nothing says who the other is: their id is NOBODY_ID, their card is empty, their words are gone but for the answer to a
no-show, which one has to know to appeal against it.
"""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import HIDDEN_NAME, NOBODY_ID, LearningStyle
from learning.models import Role, Session, SessionParticipant

ACTIONS = frozenset({"end", "confirm", "dispute", "no_show", "excuse", "appeal"})
_PERSON: dict[str, Any] = {
    "id": NOBODY_ID,
    "username": "",
    "avatar_url": "",
    "location": "",
    "country": "",
    "timezone": "UTC",
    "languages": [],
    "learning_style": LearningStyle.TEXT,
    "rating": None,
    "total_reviews": 0,
    "reliability": None,
    "is_verified": True,
    "last_online_at": None,
}


def reduced(card: dict[str, Any], other_id: UUID, viewer_role: Role) -> dict[str, Any]:
    """The card of a session without the other person: see above."""
    theirs = Role.STUDENT if viewer_role == Role.TEACHER else Role.TEACHER
    words: dict[str, Any] = {"description": ""} if theirs == Role.STUDENT else {}
    if card["cancelled_by_id"] == other_id:
        words["cancel_reason"] = ""
    return _without(
        {
            **card,
            **words,
            theirs: {**_PERSON, "name": gettext(HIDDEN_NAME)},
            "proposal": None,
            "extension": None,
            "open_case": card["open_case"] and _dispute(card["open_case"], other_id),
            "their_review": None,
            "summary": None,
            "deal_effect": None,
            "meeting_link": "",
            "actions": [name for name in card["actions"] if name in ACTIONS],
            "is_reduced": True,
        },
        other_id,
    )


def _dispute(dispute: dict[str, Any], other_id: UUID) -> dict[str, Any]:
    return {**dispute, "text": ""} if dispute["by_id"] == other_id else dispute


def _without(value: Any, other_id: UUID) -> Any:
    """`value` with nobody in place of the other, at any depth."""
    if isinstance(value, dict):
        return {key: _without(one, other_id) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, other_id) for one in value]
    return NOBODY_ID if value == other_id else value


def contact_of(session: Session) -> str:
    """ "open", "reduced" when one has blocked the other and something is owed, or "none": one query."""
    participants = list(SessionParticipant.objects.filter(session_id=session.pk).values_list("is_hidden", "is_listed"))
    if not any(hidden for hidden, _ in participants):
        return "open"
    return "reduced" if any(listed for _, listed in participants) else "none"
