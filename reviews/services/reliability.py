"""Reliability, counted from the outcomes of sessions and written to members' rows."""

from collections.abc import Collection
from uuid import UUID

from accounts.hooks import member_changed
from accounts.models import User
from reviews.selectors import outcome_counts, share_kept
from skillswap.db import transactional
from skillswap.db.locks import lock_rows


@transactional
def reliability_refresh(user_ids: Collection[UUID]) -> None:
    """Count these members' outcomes anew, in the transaction that wrote one. Handler of `outcomes_changed`.

    Calls `member_changed`. Their rows are locked first: of two who do this at once the second counts what the first
    one wrote.
    """
    people = list(dict.fromkeys(user_ids))
    lock_rows(User.objects.filter(pk__in=people))
    counts = outcome_counts(people)
    for user_id in people:
        User.objects.filter(pk=user_id).update(reliability=share_kept(counts.get(user_id, {})))
        member_changed(user_id)
