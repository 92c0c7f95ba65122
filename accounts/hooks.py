"""Moments of an account that higher rooms act on."""

from collections.abc import Collection
from uuid import UUID

from accounts.models import User
from skillswap.hooks import Hook

# Devices of one member ended (signed out, password changed, banned): `(user_id, device_ids, reason)`.
# `reason` is "signed_out", "password_changed", "token_reuse", "banned" or "deleted".
devices_ended: Hook[[UUID, list[UUID], str]] = Hook("devices_ended")

# The member proved that the address is theirs; runs once per account.
email_verified: Hook[[User]] = Hook("email_verified")

# "With whom has this member dealt, both wanting it?" asked as `(user_id, among)`, None for everybody: each handler
# returns ids, of people who are hidden by now too. See `selectors.contacts`.
acquainted: Hook[[UUID, Collection[UUID] | None]] = Hook("acquainted")

# "Has `owner` turned to `viewer`?" asked as `(viewer_id, owner_id)`: who writes or proposes shows who they are, so any
# True opens a private profile, as being contacts does.
may_see_private: Hook[[UUID, UUID]] = Hook("may_see_private")

# What others see of a member changed (profile, visibility, ban, rating, reliability): `(user_id)`.
member_changed: Hook[[UUID]] = Hook("member_changed")

# "Who is hidden from `viewer`, and the viewer from them?" asked as `(viewer_id)`: each handler returns ids.
hidden_people: Hook[[UUID]] = Hook("hidden_people")

# A member is out: `(user_id, reason)`, reason "banned" or "deleted". What they have open is to be ended and refunded.
# Called in the transaction of the ban or the deletion.
member_out: Hook[[UUID, str]] = Hook("member_out")

# A member deletes their account: `(user_id)`. Rooms take away what is the member's alone, and what others share
# with them stays without a name. Called after `member_out`, in the same transaction.
member_erase: Hook[[UUID]] = Hook("member_erase")

# What a room knows of a member, for the export: asked as `(user_id)`; each handler returns `(name, JSON value)`.
# A value may hold iterators at any depth: they become arrays, written as they come, so that nothing long is in memory.
# Other people appear by name only.
member_data: Hook[[UUID]] = Hook("member_data")

# The minutes of a member who leaves: `(user_id, to_user_id)`, None for the fund. Called after `member_out`.
minutes_left: Hook[[UUID, UUID | None]] = Hook("minutes_left")

# The export of a member ended: `(user_id, export_id, is_ready)`. Called in the transaction that says so.
export_ended: Hook[[UUID, UUID, bool]] = Hook("export_ended")

# "Which of these members left a trace that others or they themselves may miss?": each handler returns ids.
# Accounts that were never verified are only taken away without one.
member_traces: Hook[[list[UUID]]] = Hook("member_traces")
