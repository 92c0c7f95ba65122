"""What swaps ask of the room above, which knows the lessons."""

from collections.abc import Sequence
from uuid import UUID

from skillswap.hooks import Hook

# "Which lessons of these swaps are booked or held?" asked as `(swap_ids)`: each handler returns
# `{swap_id: {skill_id: (session_id, status)}}`, of each skill the last session that still counts.
lessons_of_swaps: Hook[[Sequence[UUID]]] = Hook("lessons_of_swaps")

# "Is a lesson of this swap still ahead?" asked as `(swap_id)`, in the transaction that would end the swap:
# any True keeps it.
open_lessons: Hook[[UUID]] = Hook("open_lessons")
