"""What happens to skills that apps above this one act on."""

from uuid import UUID

from skillswap.hooks import Hook

# A member added or changed a skill: `(user_id)`. Called in the transaction that saved it.
skill_saved: Hook[[UUID]] = Hook("skill_saved")

# What members offer or want changed in any way, deletion and merged topics included: `(user_ids)`.
skills_changed: Hook[[list[UUID]]] = Hook("skills_changed")
