"""What reviews say of people, written to their rows."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Avg, Count

from accounts.hooks import member_changed
from accounts.models import User
from learning.models import Review
from skillswap.db import transactional


@transactional
def ratings_refresh(user_ids: Collection[UUID]) -> None:
    """Count the shown reviews of these members anew. Calls the hook `member_changed`.

    Their rows are emptied first: of two who do this at once the second waits there, or is run again, and so counts
    what the first one wrote.
    """
    User.objects.filter(pk__in=list(user_ids)).update(rating=None, total_reviews=0)
    shown = Review.objects.filter(about_id__in=list(user_ids), is_shown=True, is_removed=False)
    for row in shown.values("about_id").annotate(count=Count("id"), mean=Avg("stars")):
        User.objects.filter(pk=row["about_id"]).update(rating=round(row["mean"], 2), total_reviews=row["count"])
    for user_id in user_ids:
        member_changed(user_id)
