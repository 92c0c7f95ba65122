"""Ratings, counted from shown reviews and written to members' rows."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Avg, Count

from accounts.hooks import member_changed
from accounts.models import User
from reviews.models import Review
from skillswap.db import transactional
from skillswap.db.locks import lock_rows


@transactional
def ratings_refresh(user_ids: Collection[UUID]) -> None:
    """Count the shown reviews of these members anew. Calls the hook `member_changed`.

    Their rows are locked first: of two who do this at once the second counts what the first one wrote.
    """
    people = list(dict.fromkeys(user_ids))
    lock_rows(User.objects.filter(pk__in=people))
    shown = Review.objects.filter(about_id__in=people, is_shown=True, is_removed=False)
    counted = {row["about_id"]: row for row in shown.values("about_id").annotate(count=Count("id"), mean=Avg("stars"))}
    for user_id in people:
        row = counted.get(user_id, {"count": 0, "mean": None})
        rating = None if row["mean"] is None else round(row["mean"], 2)
        User.objects.filter(pk=user_id).update(rating=rating, total_reviews=row["count"])
        member_changed(user_id)
