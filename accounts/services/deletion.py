"""Deleting one's account. What others share with the member stays, under a pseudonym: their row in `User`."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from accounts.errors import FieldErrors, LastAdmin
from accounts.hooks import credits_handover, member_changed, member_erase, member_leaving, member_removed
from accounts.models import (
    DELETED_NAME,
    AddressChange,
    DataExport,
    Device,
    EmailSignIn,
    ExternalIdentity,
    LearningStyle,
    Passkey,
    PasskeyChallenge,
    RecoveryCode,
    Role,
    User,
    Visibility,
)
from accounts.selectors import visible_person
from accounts.services.admins import admins_lock
from accounts.services.devices import devices_end
from accounts.services.exports import export_drop
from accounts.services.passwords import own_password_errors
from accounts.services.proof import own_proof_errors
from skillswap.db import transactional
from skillswap.db.batches import delete_in_batches
from skillswap.errors import Conflict, InvalidInput, NotFound
from skillswap.files import PUBLIC, file_delete


def account_delete(
    *, user: User, password: str = "", balance_to: UUID | None = None, device: UUID | None = None
) -> None:
    """Delete the member's account; what they have goes to the member `balance_to`, or to the community's reserve.

    `device` is the one that they do it on: who has no password must have signed in there a moment ago.

    Raises InvalidInput, TooFast, SignInAgain, NotFound when they cannot see `balance_to`, LastAdmin, and Conflict in
    a race.
    Calls the hooks `member_leaving`, `member_removed`, `credits_handover`, `member_erase`, `devices_ended` and
    `member_changed`.
    """
    wrong = _proof_errors(user, password, device)
    if balance_to == user.pk:
        wrong.append(("balance_to_user_id", _("Choose somebody else, or the community fund.")))
    InvalidInput.require_none(wrong)
    if balance_to is not None and visible_person(balance_to, viewer=user) is None:
        raise NotFound
    _delete(user, balance_to)


def _proof_errors(user: User, password: str, device: UUID | None) -> FieldErrors:
    """A password that there is must be typed: no sign-in is fresh enough for what cannot be undone."""
    if user.has_usable_password():
        return own_password_errors(user, password, field="password", device=device)
    return own_proof_errors(user, "", device=device)


@transactional
def _delete(user: User, balance_to: UUID | None) -> None:
    """The member's row is closed first: of two at once the second finds nobody to delete."""
    member_leaving(user.pk, "deleted")
    if user.role == Role.ADMIN and admins_lock() <= {user.pk}:
        raise LastAdmin
    me = User.objects.filter(pk=user.pk, is_active=True, password=user.password, role=user.role)
    if not me.update(is_active=False):
        raise Conflict(_("Your account was changed meanwhile."))
    devices_end(user_id=user.pk, reason="deleted")
    member_removed(user.pk, "deleted")
    credits_handover(user.pk, balance_to)
    member_erase(user.pk)
    _forget(user)
    member_changed(user.pk)


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
        locale="",
        hour_cycle="",
        learning_style=LearningStyle.TEXT,
        visibility=Visibility.PRIVATE,
        has_second_factor=False,
        second_factor_at=None,
        availability=[],
        availability_note="",
        role=Role.MEMBER,
        rating=None,
        total_reviews=0,
        reliability=None,
        taught_minutes=0,
        learned_minutes=0,
        last_online_at=None,
    )
    if avatar:
        file_delete(where=PUBLIC, name=avatar)
    for rows in (AddressChange, Device, ExternalIdentity, Passkey, RecoveryCode):
        delete_in_batches(rows.objects.filter(user_id=user.pk))
    if user.is_verified:  # who has not proved an address has no say in what its owner asked for
        EmailSignIn.objects.filter(email=user.email).delete()
    PasskeyChallenge.objects.filter(owner_id=user.pk).delete()
    for export in DataExport.objects.filter(user_id=user.pk):
        export_drop(export)
