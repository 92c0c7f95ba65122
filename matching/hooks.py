"""What matching asks of higher apps."""

import datetime as dt
from uuid import UUID

from skillswap.hooks import Hook

# "How long did what was asked of this member since then wait for their first answer?" asked as `(user_id, since)`: each
# handler returns a list of minutes, of the latest of them, in one query.
answer_minutes: Hook[[UUID, dt.datetime]] = Hook("answer_minutes")
