"""What learning asks the app above, which knows the reviews, and what it calls there to count reliability."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from learning.models import Session
from skillswap.hooks import Hook

# "Which reviews do these sessions have?" asked as `(session_ids, cards)`: each handler returns
# `{session_id: {author_id: review}}`, a review as `serializers.ReviewOut` shows it, None in place of a removed one.
# `cards` has each author's.
reviews_of_sessions: Hook[[Sequence[UUID], Mapping[UUID, dict[str, Any]]]] = Hook("reviews_of_sessions")

# "What else should a moderator know of this session?" asked as `(session)`: each handler returns a list of
# `(label, value)`.
session_details: Hook[[Session]] = Hook("session_details")

# "What did the two write in this session, elsewhere than in it?" asked as `(session_id)` when somebody reports it: each
# handler returns `{label: text}` for the evidence.
session_words: Hook[[UUID]] = Hook("session_words")

# What became of sessions of these members was written: `(user_ids)`. Called in the transaction that wrote it.
outcomes_changed: Hook[[Collection[UUID]]] = Hook("outcomes_changed")
