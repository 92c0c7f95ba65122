"""Deleting one's account. What others share with the member stays, under a pseudonym: their row in `User`."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.core.files.storage import default_storage

from accounts.errors import LastAdmin
from accounts.hooks import member_changed, member_erase, member_out, minutes_left
from accounts.models import DELETED_NAME, DataExport, Device, LearningStyle, Role, User, Visibility
from accounts.selectors import visible_person
from accounts.services.devices import devices_end
from accounts.services.exports import export_drop
from accounts.services.passwords import own_password_wrong
from skillswap.batches import delete_in_batches
from skillswap.db import on_commit, transactional
from skillswap.errors import Conflict, InvalidInput, NotFound


def account_delete(*, user: User, password: str, balance_to: UUID | None = None, device: UUID | None = None) -> None:
    """Delete the member's account; what they have goes to the member `balance_to`, or to the community fund.

    `device` is the one that they do it on.

    Raises InvalidInput, TooFast, NotFound when they cannot see `balance_to`, LastAdmin, Conflict in a race.
    Calls the hooks `member_out`, `minutes_left`, `member_erase`, `devices_ended` and `member_changed`.
    """
    wrong = own_password_wrong(user, password, field="password", device=device)
    if balance_to == user.pk:
        wrong.append(("balance_to_user_id", "Choose somebody else, or the community fund."))
    InvalidInput.require_none(wrong)
    if balance_to is not None and visible_person(balance_to, viewer=user) is None:
        raise NotFound
    _delete(user, balance_to)


@transactional
def _delete(user: User, balance_to: UUID | None) -> None:
    """The member's row comes first: of two at once the second finds nobody to delete."""
    if not User.objects.filter(pk=user.pk, is_active=True, password=user.password).update(is_active=False):
        raise Conflict("Your account was changed meanwhile.")
    if user.role == Role.ADMIN:
        _require_another_admin()
    devices_end(user_id=user.pk, reason="deleted")
    member_out(user.pk, "deleted")
    minutes_left(user.pk, balance_to)
    member_erase(user.pk)
    _forget(user)
    member_changed(user.pk)


def _require_another_admin() -> None:
    """Writing to the others' rows makes two last admins who leave at once wait for each other."""
    if not User.objects.active().filter(role=Role.ADMIN).update(role=Role.ADMIN):
        raise LastAdmin


def _forget(user: User) -> None:
    """Leave a row that says nothing of who it was."""
    avatar = User.objects.values_list("avatar", flat=True).get(pk=user.pk)
    User.objects.filter(pk=user.pk).update(
        name=DELETED_NAME,
        username=f"deleted-{user.pk.hex[-12:]}",
        email="",
        login_email=None,
        is_verified=False,
        password=make_password(None),
        avatar="",
        bio="",
        location="",
        country="",
        timezone="UTC",
        languages=[],
        learning_style=LearningStyle.TEXT,
        visibility=Visibility.PRIVATE,
        availability=[],
        role=Role.MEMBER,
        rating=None,
        total_reviews=0,
        reliability=None,
        last_online_at=None,
    )
    if avatar:
        on_commit(lambda: default_storage.delete(avatar))
    delete_in_batches(Device.objects.filter(user_id=user.pk))
    for export in DataExport.objects.filter(user_id=user.pk):
        export_drop(export)
