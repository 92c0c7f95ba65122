"""A swap's chat is the conversation of its two people."""

from uuid import UUID, uuid4

from django.utils.translation import gettext

from accounts.models import User
from chat.selectors import conversation_with, messages_of
from chat.services import Draft, conversation_open, message_send
from compat.platform.shapes import Shape, message_out
from skills.models import SkillType
from skills.selectors import skill_named
from skillswap.errors import InvalidInput
from swaps.models import Swap
from swaps.selectors import swap_of
from swaps.services import swap_propose

MOST_LISTED = 500  # their lists have no pages
MINUTES = 60  # of each of the two sessions: their proposals say nothing of it


def swap_propose_by_names(
    *, by: User, key: str, to_user_id: UUID, offered_skill: str, wanted_skill: str, message: str
) -> tuple[Swap, bool]:
    """Propose a swap of skills that are named, an hour for an hour, and open the conversation of the two.

    Returns it and whether it is new. Raises InvalidInput for a name that one of them does not offer, and what
    `swap_propose` and `conversation_open` raise.
    """
    mine = skill_named(by.pk, offered_skill, type=SkillType.OFFER)
    theirs = skill_named(to_user_id, wanted_skill, type=SkillType.OFFER)
    if mine is None or theirs is None:
        InvalidInput.require(
            (mine is not None, "offered_skill", gettext("Name a skill that you offer.")),
            (theirs is not None, "wanted_skill", gettext("Name a skill that they offer.")),
        )
        raise AssertionError
    made = swap_propose(
        by=by,
        key=key,
        to_user_id=to_user_id,
        offered_skill_id=mine.pk,
        wanted_skill_id=theirs.pk,
        offered_minutes=MINUTES,
        wanted_minutes=MINUTES,
        message=message,
    )
    conversation_open(by=by, with_id=to_user_id, for_agreement=True)
    return made


def chat_of(user: User, swap_id: UUID) -> list[Shape]:
    """The newest MOST_LISTED messages of a swap's two people, oldest first: five queries. Raises NotFound."""
    swap = swap_of(user.pk, swap_id)
    conversation_id = conversation_with(user.pk, swap.other_than(user.pk))
    if conversation_id is None:  # a proposal of our own client, not answered yet
        return []
    page = messages_of(user.pk, conversation_id, cursor=None, after_seq=None, limit=MOST_LISTED)
    return [message_out(message, swap_id=swap.pk, people=swap.people) for message in reversed(page.rows)]


def chat_draft(user: User, swap_id: UUID, content: str, client_id: UUID | None = None) -> tuple[Draft, Swap]:
    """What `user` wants to say in a swap's chat. Raises NotFound."""
    swap = swap_of(user.pk, swap_id)
    conversation, _ = conversation_open(by=user, with_id=swap.other_than(user.pk), for_agreement=True)
    return Draft(conversation.pk, user.pk, client_id or uuid4(), content), swap


def chat_send(*, by: User, swap_id: UUID, content: str) -> Shape:
    """Send a message in a swap's chat. Raises what `chat_draft` and `message_send` raise."""
    draft, swap = chat_draft(by, swap_id, content)
    return message_out(message_send(draft).message, swap_id=swap.pk, people=swap.people)
