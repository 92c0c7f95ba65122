"""Opening the conversation of two people, and hiding it while one has blocked the other."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User, Visibility
from accounts.selectors import acquaintances, hidden_from, may_see_private_profile
from accounts.services import members_lock
from chat.errors import NotConnected
from chat.models import Conversation, Participant, pair_key
from matching.selectors import match_each_other
from moderation.selectors import blocked_between
from realtime.services import presence_introduce, presence_part
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.db.idempotency import write_once
from skillswap.errors import InvalidInput, NotFound


def conversation_open(*, by: User, with_id: UUID, for_agreement: bool = False) -> tuple[Conversation, bool]:
    """The conversation of two people and whether it is new. Raises InvalidInput, NotFound, NotConnected.

    `for_agreement`: it belongs to a swap or a session of the two, so CHAT_ONLY_CONNECTED has nothing to refuse.
    It makes nobody contacts: the opener learns nothing of the other before they answer. Call it outside a transaction.
    """
    if by.pk == with_id:
        raise InvalidInput("user_id", _("You cannot open a conversation with yourself."))
    key = pair_key(by.pk, with_id)
    conversation, created = write_once(
        lambda: Conversation.objects.filter(pair_key=key).first(), lambda: _open_new(key, by.pk, with_id, for_agreement)
    )
    if not created:
        _list_again(conversation.pk, by.pk)
    return conversation, created


def _open_new(key: str, by_id: UUID, with_id: UUID, for_agreement: bool) -> Conversation:
    _check_reachable(by_id, with_id)
    if settings.CHAT_ONLY_CONNECTED and not for_agreement and not _connected(by_id, with_id):
        raise NotConnected
    conversation = run(_create, key, by_id, with_id)
    if conversation_follow_block(by_id, with_id):  # a block at this moment did not see the conversation
        raise NotFound
    return conversation


def _list_again(conversation_id: UUID, user_id: UUID) -> None:
    """A conversation that was there is in the member's list from now on. Raises NotFound while it is hidden."""
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False)
    if not mine.exists():
        raise NotFound
    run(mine.filter(last_message_at=None).update, last_message_at=now_ms())


def _check_reachable(viewer_id: UUID, owner_id: UUID) -> None:
    owner = User.objects.active().filter(pk=owner_id).only("visibility").first()
    if owner is None or owner_id in hidden_from(viewer_id):
        raise NotFound
    if owner.visibility == Visibility.PRIVATE and not may_see_private_profile(viewer_id, owner_id):
        raise NotFound


def _connected(one: UUID, two: UUID) -> bool:
    """True for two people who agreed on a swap or a session, or of whom each offers what the other wants."""
    return two in acquaintances(one, [two]) or match_each_other(one, two)


def _create(key: str, by_id: UUID, with_id: UUID) -> Conversation:
    """It is in the opener's list at once, in the other's from the first message on."""
    members_lock(by_id, with_id)
    conversation = Conversation.objects.create(pair_key=key)
    Participant.objects.bulk_create(
        [
            Participant(
                conversation=conversation, user_id=by_id, other_id=with_id, last_message_at=conversation.created_at
            ),
            Participant(conversation=conversation, user_id=with_id, other_id=by_id),
        ]
    )
    return conversation


@transactional
def conversation_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the conversation of these two, or show it again, as `blocked_between` decides; returns whether it is hidden.

    Emits user:offline or user:online to each of the other when that is news.
    """
    blocked = blocked_between(one, two)
    conversation = Conversation.objects.filter(pair_key=pair_key(one, two)).values_list("pk", flat=True).first()
    if conversation is None:
        return blocked
    if Participant.objects.filter(conversation_id=conversation, is_blocked=not blocked).update(is_blocked=blocked):
        publish_presence = presence_part if blocked else presence_introduce
        publish_presence(one, two)
    return blocked
