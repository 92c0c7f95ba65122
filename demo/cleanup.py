"""Clearing away a demo community whose making was interrupted."""

from collections import Counter
from uuid import UUID

from accounts.models import User
from chat.models import Conversation, Participant
from demo.people import MAIL_DOMAIN
from skills.models import Skill, SkillType, Topic

_BATCH = 200


def community_remove(seed: int) -> int:
    """Remove the people of `seed` with all that is theirs; returns how many there were."""
    removed = 0
    while ids := _people(seed, removed):
        talked = Participant.objects.filter(user_id__in=ids).values_list("conversation_id", flat=True)
        Conversation.objects.filter(pk__in=list(set(talked))).delete()
        User.objects.filter(pk__in=ids).delete()
        removed += len(ids)
    if removed:
        _recount()
    return removed


def _people(seed: int, start: int) -> list[UUID]:
    emails = [f"{seed}-{index}@{MAIL_DOMAIN}" for index in range(start, start + _BATCH)]
    return list(User.objects.filter(login_email__in=emails).values_list("pk", flat=True))


def _recount() -> None:
    """Make the topics' counters those of the skills that are left."""
    offers: Counter[UUID] = Counter()
    wants: Counter[UUID] = Counter()
    for topic_id, kind in Skill.objects.values_list("topic_id", "type").iterator():
        (offers if kind == SkillType.OFFER else wants)[topic_id] += 1
    for pk in Topic.objects.values_list("pk", flat=True):
        Topic.objects.filter(pk=pk).update(offers=offers[pk], wants=wants[pk], uses=offers[pk] + wants[pk])
