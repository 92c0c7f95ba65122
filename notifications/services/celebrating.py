"""Milestones: what happens to a member for the first time is celebrated once ever, by a notification without a push.

Noting it and notifying the member are two steps, so that what it is about (a payment, a review) locks no more rows and
fails no sooner.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import IntegrityError

from accounts.selectors import active_ids
from notifications import tasks
from notifications.models import Kind, Milestone
from notifications.services.inbox import notify
from skillswap import clock
from skillswap.db import run
from skillswap.jobs import job_add


def milestones_note(*, user_ids: Collection[UUID], name: str) -> None:
    """These members reached the milestone `name` (a `MilestoneName`): celebrate it soon with whom it is new to.

    Call it in the transaction of what it is about. Two queries, none for nobody. In a demo community it counts as
    celebrated long ago.
    """
    if not user_ids:
        return
    reached = Milestone.objects.filter(user_id__in=list(user_ids), name=name).values_list("user_id", flat=True)
    new = set(user_ids) - set(reached)
    if clock.pretended():
        Milestone.objects.bulk_create([Milestone(user_id=user_id, name=name) for user_id in new])
    elif new:
        job_add(tasks.celebrate, name, *map(str, new))


def milestone_celebrate(*, user_id: UUID, name: str) -> bool:
    """Notify the member of it, once ever; False when that was done, or they are gone. Emits notification:new."""
    try:
        return run(_celebrate, user_id, name)
    except IntegrityError:  # it was, maybe at this moment
        return False


def _celebrate(user_id: UUID, name: str) -> bool:
    if not active_ids([user_id]):
        return False
    Milestone.objects.create(user_id=user_id, name=name)
    notify(user_id=user_id, kind=Kind.MILESTONE, key=f"milestone:{name}", data={"milestone": name})
    return True
