"""What accounts ask of higher apps, and which events of an account they can act on."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from accounts.models import User
from skillswap.hooks import Hook

# Devices of one member ended (signed out, password changed, banned): `(user_id, device_ids, reason)`.
# `reason` is "signed_out", "password_changed", "token_reuse", "banned" or "deleted".
devices_ended: Hook[[UUID, list[UUID], str]] = Hook("devices_ended")

# How a member signs in was changed, or a recovery code was used: `(user_id, event, data)`, `data` as camelCase JSON.
# Called in the transaction of the change; the member is notified.
sign_in_changed: Hook[[UUID, str, dict[str, Any]]] = Hook("sign_in_changed")

# The member proved that the address is theirs; runs once per account.
email_verified: Hook[[User]] = Hook("email_verified")

# With whom has this member dealt, both wanting it? Called with `(user_id, among)`, None for everybody: each handler
# returns ids, of people who are hidden by now too. See `selectors.contacts`.
acquainted: Hook[[UUID, Collection[UUID] | None]] = Hook("acquainted")

# Has `owner` written or proposed something to `viewer`? Called with `(viewer_id, owner_id)`: who does so shows who they
# are, so any True opens a private profile, as being contacts does.
may_see_private: Hook[[UUID, UUID]] = Hook("may_see_private")

# What others see of a member changed (profile, visibility, ban, rating, reliability): `(user_id)`.
member_changed: Hook[[UUID]] = Hook("member_changed")

# A member shows from now on when they are online, or no longer: `(user_id, is_shown)`. Called in the transaction.
last_seen_switched: Hook[[UUID, bool]] = Hook("last_seen_switched")

# Who is hidden from `viewer`, and the viewer from them? Called with `(viewer_id)`: each handler returns ids.
hidden_people: Hook[[UUID]] = Hook("hidden_people")

# A member is about to be banned or deleted: `(user_id, reason)`. Called first in that transaction: handlers lock what
# others lock before members' rows.
member_leaving: Hook[[UUID, str]] = Hook("member_leaving")

# A member was banned or deleted: `(user_id, reason)`, reason "banned" or "deleted". Handlers cancel and refund what
# is open, in the transaction of the ban or the deletion.
member_removed: Hook[[UUID, str]] = Hook("member_removed")

# A member deletes their account: `(user_id)`. Handlers delete what is the member's alone; what others share with them
# stays without a name. Called after `member_removed`, in the same transaction.
member_erase: Hook[[UUID]] = Hook("member_erase")

# What an app stores of a member, for the export: called with `(user_id)`; each handler returns `(name, JSON value)`.
# A value may hold iterators at any depth: they become arrays, written as they are read, so that nothing long is in
# memory. Other people appear by name only.
member_data: Hook[[UUID]] = Hook("member_data")

# Files of a member for the export: called with `(user_id)`; each handler returns an iterator of (name in the archive,
# name in the storage "private").
member_files: Hook[[UUID]] = Hook("member_files")

# Whoever deletes their account hands over their credits: `(user_id, to_user_id)`, None for the community's reserve.
# Called after `member_removed`.
credits_handover: Hook[[UUID, UUID | None]] = Hook("credits_handover")

# The export of a member ended: `(user_id, export_id, is_ready)`. Called in the transaction that stores it.
export_ended: Hook[[UUID, UUID, bool]] = Hook("export_ended")

# Which of these members left something that others or they themselves may miss? Each handler returns ids.
# Accounts that were never verified are only deleted without.
member_traces: Hook[[list[UUID]]] = Hook("member_traces")
