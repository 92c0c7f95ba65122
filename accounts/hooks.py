"""Moments of an account that higher rooms act on."""

from uuid import UUID

from accounts.models import User
from skillswap.hooks import Hook

# Devices of one member ended (signed out, password changed, banned): `(user_id, device_ids, reason)`.
# `reason` is "signed_out", "password_changed", "token_reuse", "banned" or "deleted".
devices_ended: Hook[[UUID, list[UUID], str]] = Hook("devices_ended")

# The member proved that the address is theirs; runs once per account.
email_verified: Hook[[User]] = Hook("email_verified")

# "May `viewer` see this private profile?" asked as `(viewer_id, owner_id)`; any True opens it.
may_see_private: Hook[[UUID, UUID]] = Hook("may_see_private")

# What others see of a member changed (profile, visibility, ban, rating, reliability): `(user_id)`.
member_changed: Hook[[UUID]] = Hook("member_changed")

# "Who is hidden from `viewer`, and the viewer from them?" asked as `(viewer_id)`: each handler returns ids.
hidden_people: Hook[[UUID]] = Hook("hidden_people")
