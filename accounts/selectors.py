"""Reads of accounts: people as others see them, oneself, and the devices one is signed in on."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage

from accounts.exporting import STALE, export_expiry
from accounts.hooks import acquainted, hidden_people, may_see_private
from accounts.models import DataExport, Device, User, Visibility
from skillswap.fields import now_ms

# What one member may see of another; the e-mail address is not among it. `last_online_at` is null in lists:
# only contacts see it, in their conversation and on the profile.
CARD_FIELDS = (
    "id",
    "name",
    "username",
    "location",
    "country",
    "timezone",
    "languages",
    "learning_style",
    "rating",
    "total_reviews",
    "reliability",
    "last_online_at",
)
EXPORT_FILE_URL = "/api/users/export/file"
OWN_FIELDS = (*CARD_FIELDS, "email", "is_verified", "bio", "visibility", "availability", "role")


def person_card(user: User) -> dict[str, Any]:
    """A PersonCard. No query."""
    card = {field: getattr(user, field) for field in CARD_FIELDS}
    return {**card, "avatar_url": user.avatar_url, "last_online_at": None}


def cards_of(ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """PersonCards by id, of those that exist, whatever their state: one query, none for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = User.objects.filter(pk__in=wanted).values(*CARD_FIELDS, "avatar")
    return {row["id"]: card_from(row) for row in rows}


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, whatever their state: one query."""
    return dict(User.objects.filter(pk__in=list(set(ids))).values_list("pk", "name"))


def card_from(row: dict[str, Any]) -> dict[str, Any]:
    """A PersonCard from a row of `.values(*CARD_FIELDS, "avatar")`; further keys stay."""
    avatar = row.pop("avatar")
    return {**row, "avatar_url": default_storage.url(avatar) if avatar else "", "last_online_at": None}


def me(user: User) -> dict[str, Any]:
    """The member's own account, with the address. No query."""
    own = {field: getattr(user, field) for field in OWN_FIELDS}
    return {**own, "avatar_url": user.avatar_url, "member_since": user.created_at}


def visible_person(person_id: UUID, *, viewer: User | None) -> User | None:
    """The member if `viewer` may see their profile: active, and public, oneself, or opened by `may_see_private`.

    Nobody sees whom `hidden_from` hides. Two queries, and those of the hook for a private profile.
    """
    person: User | None = User.objects.active().filter(pk=person_id).first()
    if person is None or (viewer is not None and viewer.pk == person.pk):
        return person
    if viewer is not None and person.pk in hidden_from(viewer.pk):
        return None
    if person.visibility == Visibility.PUBLIC:
        return person
    return person if viewer is not None and may_see_private_profile(viewer.pk, person.pk) else None


def acquaintances(user_id: UUID, among: Collection[UUID] | None = None) -> set[UUID]:
    """Those, of `among` or of all, who have dealt with the member, hidden ones too. A query or two a handler."""
    return set().union(*acquainted(user_id, among)) - {user_id}


def contacts(user_id: UUID, among: Collection[UUID] | None = None) -> set[UUID]:
    """The member's contacts: people who have both written, or agreed on a swap or a session, and are not hidden.

    This is the one rule for who sees when somebody is online, was online last or is writing, and private profiles.
    """
    return acquaintances(user_id, among) - hidden_from(user_id)


def may_see_private_profile(viewer_id: UUID, owner_id: UUID) -> bool:
    """True for contacts, and when the owner has turned to the viewer; ask `hidden_from` before."""
    return owner_id in acquaintances(viewer_id, [owner_id]) or any(may_see_private(viewer_id, owner_id))


def hidden_from(user_id: UUID) -> set[UUID]:
    """Whom the member must not meet anywhere, nor they the member. As many queries as `hidden_people` has handlers."""
    return set().union(*hidden_people(user_id))


def active_ids(ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` that are neither banned nor deleted: one query."""
    return set(User.objects.active().filter(pk__in=list(ids)).values_list("pk", flat=True))


def devices_of(user: User, *, current: UUID | None) -> list[dict[str, Any]]:
    """The devices that `user` is signed in on, the last used first: one query."""
    alive = now_ms() - settings.REFRESH_TOKEN_LIFETIME
    living = Device.objects.filter(user_id=user.pk, ended=False, last_used_at__gt=alive)
    rows = living.order_by("-last_used_at", "-id").values("id", "name", "created_at", "last_used_at")
    return [{**row, "current": row["id"] == current} for row in rows]


def export_of(user_id: UUID) -> DataExport | None:
    """The member's export, unless it is past its time: one query."""
    export: DataExport | None = DataExport.objects.filter(user_id=user_id).first()
    return None if export is None or export_expiry(export) < now_ms() else export


def export_state(export: DataExport) -> str:
    """Its status; one whose job died is a failed one."""
    if export.status == DataExport.Status.PREPARING and export.created_at < now_ms() - STALE:
        return DataExport.Status.FAILED
    return export.status


def export_out(export: DataExport | None) -> dict[str, Any]:
    """How far a member's export is. No query."""
    if export is None:
        return {"status": "none", "created_at": None, "expires_at": None, "size_bytes": None, "url": None}
    ready = export.status == DataExport.Status.READY
    return {
        "status": export_state(export),
        "created_at": export.created_at,
        "expires_at": export_expiry(export) if ready else None,
        "size_bytes": export.size_bytes if ready else None,
        "url": EXPORT_FILE_URL if ready else None,
    }
