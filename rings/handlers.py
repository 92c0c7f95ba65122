"""What rings do for the apps below them: registered at their hooks when Django starts."""

from uuid import UUID

import rings.events  # noqa: F401  events register themselves
from accounts.hooks import (
    acquainted,
    email_verified,
    member_changed,
    member_data,
    member_erase,
    member_removed,
    member_traces,
)
from accounts.models import User
from moderation.hooks import block_changed
from notifications.mail import kinds as mail_kinds
from rings.mails import RING_MAILS
from rings.models import RingMember
from rings.privacy import hints_data, members_with_rings, rings_data, rings_erase
from rings.selectors import neighbours_of
from rings.services import ring_searches_add, rings_follow_block, rings_leave_all
from rings.tasks import recheck_later
from skills.hooks import skills_changed


def recheck_members(user_ids: list[UUID]) -> None:
    """Those of them who are in open rings are looked at again. One query."""
    tabs = [RingMember.Tab.WAITING, RingMember.Tab.AGREED]
    concerned = RingMember.objects.filter(user_id__in=user_ids, tab__in=tabs).values_list("user_id", flat=True)
    for user_id in set(concerned):
        recheck_later(user_id)


def follow_members(user_ids: list[UUID]) -> None:
    """What changed of them may end rings, and make others possible. Two queries."""
    recheck_members(user_ids)
    ring_searches_add(user_ids)


def follow_member(user_id: UUID) -> None:
    follow_members([user_id])


def follow_verified(user: User) -> None:
    """Whoever proved their address may be asked from then on."""
    ring_searches_add([user.pk])


acquainted.register(neighbours_of)
block_changed.register(rings_follow_block)
email_verified.register(follow_verified)
member_changed.register(follow_member)
member_removed.register(rings_leave_all)
member_erase.register(rings_erase)
member_data.register(rings_data)
member_data.register(hints_data)
member_traces.register(members_with_rings)
skills_changed.register(follow_members)
mail_kinds.register(*RING_MAILS)
