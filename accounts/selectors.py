"""Reads of accounts: people as others see them, oneself, and the devices one is signed in on."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from accounts.hooks import acquainted, hidden_people, may_see_private
from accounts.models import AddressChange, DataExport, Device, ExternalIdentity, Passkey, User, Visibility
from skillswap.db.batches import each
from skillswap.db.fields import now_ms
from skillswap.files import PRIVATE, PUBLIC, public_url

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
OWN_FIELDS = (
    *CARD_FIELDS,
    "email",
    "is_verified",
    "bio",
    "visibility",
    "locale",
    "hour_cycle",
    "show_last_seen",
    "show_read_receipts",
    "availability",
    "availability_note",
    "role",
    "updated_at",
)


def person_card(user: User) -> dict[str, Any]:
    """A PersonCard. No query."""
    card = {field: getattr(user, field) for field in CARD_FIELDS}
    return {**card, "avatar_url": user.avatar_url, "last_online_at": None}


def cards_of(ids: Iterable[UUID], *more: str) -> dict[UUID, dict[str, Any]]:
    """PersonCards by id, with `more` columns, of those that exist, whatever their state: one query, none for no ids."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = User.objects.filter(pk__in=wanted).values(*CARD_FIELDS, "avatar", *more)
    return {row["id"]: card_from(row) for row in rows}


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, whatever their state: one query."""
    return dict(User.objects.filter(pk__in=list(set(ids))).values_list("pk", "name"))


def locales_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The languages that members chose, by id, "" for none: one query."""
    return dict(User.objects.filter(pk__in=list(set(ids))).values_list("pk", "locale"))


def card_from(row: dict[str, Any]) -> dict[str, Any]:
    """A PersonCard from a row of `.values(*CARD_FIELDS, "avatar")`; further keys stay."""
    avatar = row.pop("avatar")
    return {**row, "avatar_url": public_url(avatar), "last_online_at": None}


def says_nothing(*, bio: str, avatar: str | None) -> bool:
    """True for an empty profile: no word of themselves and no picture. Lists show it last."""
    return not (bio.strip() or avatar)


def languages_text(languages: Iterable[str]) -> str:
    """Languages as one column that a filter finds each in: "|pt|en|", "" for none."""
    codes = "|".join(languages)
    return f"|{codes}|" if codes else ""


def me(user: User) -> dict[str, Any]:
    """The member's own account, with the address. No query."""
    own = {field: getattr(user, field) for field in OWN_FIELDS}
    return {**own, "avatar_url": user.avatar_url, "member_since": user.created_at, "first_run": user.first_run}


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

    This is the one rule for who sees when somebody is writing, and private profiles; and, while both show it, when
    somebody is online or was last (`accounts.sharing`).
    """
    return acquaintances(user_id, among) - hidden_from(user_id)


def may_see_private_profile(viewer_id: UUID, owner_id: UUID) -> bool:
    """True for contacts, and when the owner has turned to the viewer; ask `hidden_from` before."""
    return owner_id in acquaintances(viewer_id, [owner_id]) or any(may_see_private(viewer_id, owner_id))


def hidden_from(user_id: UUID) -> set[UUID]:
    """Whom the member must not meet anywhere, nor they the member. As many queries as `hidden_people` has handlers."""
    return set().union(*hidden_people(user_id))


def people_shown_to(viewer_id: UUID, *, hidden: Collection[UUID] | None = None) -> QuerySet[User]:
    """Members who may appear in search, discover and matches for `viewer_id`.

    Public, not banned, not themselves, and neither of the two has blocked the other. Costs one query at once,
    none when `hidden` (of `hidden_from`) is known.
    """
    hidden = hidden_from(viewer_id) if hidden is None else hidden
    shown: QuerySet[User] = User.objects.public().exclude(pk__in=[viewer_id, *hidden])
    return shown


def cards_shown_to(
    viewer_id: UUID, ids: Iterable[UUID], *more: str, hidden: Collection[UUID] | None = None
) -> dict[UUID, dict[str, Any]]:
    """The PersonCards, by id, of those of `ids` whom `viewer_id` may see, with `more` columns.

    Two queries, one when `hidden` is known.
    """
    wanted = list(set(ids))
    if not wanted:
        return {}
    rows = people_shown_to(viewer_id, hidden=hidden).filter(pk__in=wanted).values(*CARD_FIELDS, "avatar", *more)
    return {row["id"]: card_from(row) for row in rows}


def active_ids(ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` that are neither banned nor deleted: one query."""
    return set(User.objects.active().filter(pk__in=list(ids)).values_list("pk", flat=True))


def files_of_members() -> Iterator[tuple[str, str]]:
    """(where, name) of every picture and export, for the hook `stored_files`; some rows at a time."""
    for row in each(User.objects.exclude(avatar="").values("id", "avatar")):
        yield PUBLIC, row["avatar"]
    for row in each(DataExport.objects.exclude(file="").values("id", "file")):
        yield PRIVATE, row["file"]


def devices_of(user: User, *, current: UUID | None) -> list[dict[str, Any]]:
    """The devices that `user` is signed in on, the last used first: one query."""
    alive = now_ms() - settings.REFRESH_TOKEN_LIFETIME
    living = Device.objects.filter(user_id=user.pk, ended=False, last_used_at__gt=alive)
    rows = living.order_by("-last_used_at", "-id").values("id", "name", "created_at", "last_used_at")
    return [{**row, "current": row["id"] == current} for row in rows]


def passkeys_of(user: User) -> list[dict[str, Any]]:
    """The passkeys of `user`, the oldest first: one query."""
    rows = Passkey.objects.filter(user_id=user.pk).order_by("id")
    return [{**row} for row in rows.values("id", "name", "created_at", "last_used_at")]


def address_of(user: User) -> dict[str, Any]:
    """The address of `user`, and the one that waits to be confirmed: one query."""
    change = AddressChange.objects.filter(user_id=user.pk, confirmed_at=None, ended_at=None).order_by("-id").first()
    waiting = change if change is not None and change.expires_at > now_ms() else None
    new = waiting and {
        "email": waiting.new_email,
        "created_at": waiting.created_at,
        "expires_at": waiting.expires_at,
    }
    return {"email": user.email, "is_verified": user.is_verified, "change": new}


def ways_in_of(user: User) -> dict[str, Any]:
    """The ways in which `user` can sign in: one query."""
    rows = ExternalIdentity.objects.filter(user_id=user.pk).order_by("id")
    identities = list(rows.values("id", "provider", "email", "created_at"))
    return {"has_password": user.has_usable_password(), "identities": identities}


def export_of(user_id: UUID) -> DataExport | None:
    """The member's export, unless it is past its time: one query."""
    export: DataExport | None = DataExport.objects.filter(user_id=user_id).first()
    return None if export is None or export.expires_at < now_ms() else export


def export_out(export: DataExport | None) -> dict[str, Any]:
    """How far a member's export is. No query."""
    if export is None:
        return {"status": "none", "created_at": None, "expires_at": None, "size_bytes": None, "url": None}
    ready = export.status == DataExport.Status.READY
    return {
        "status": export.state,
        "created_at": export.created_at,
        "expires_at": export.expires_at if ready else None,
        "size_bytes": export.size_bytes if ready else None,
        "url": EXPORT_FILE_URL if ready else None,
    }
