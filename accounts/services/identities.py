"""Accounts elsewhere: signing in with one, linking it, and taking it away."""

from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts import tasks, usernames
from accounts.errors import AddressNotVerified, Banned, IdentityTaken, ProofNeeded, SignInEnded
from accounts.hooks import sign_in_changed
from accounts.models import ExternalIdentity, User
from accounts.oauth.profiles import ExternalProfile
from accounts.oauth.providers import PROVIDERS
from accounts.services.devices import SignedIn
from accounts.services.entry import member_sign_in
from accounts.services.verification import address_take
from accounts.services.ways_in import way_in_left, ways_in_lock
from skillswap.db import transactional
from skillswap.errors import Conflict, NotFound
from skillswap.http import throttling
from skillswap.jobs import job_add


def identity_sign_in(
    *,
    profile: ExternalProfile,
    timezone: str = "UTC",
    locale: str = "",
    device_name: str = "",
    address: str = "localhost",
) -> SignedIn:
    """Sign in whoever the provider vouches for; somebody new gets an account. `address` is the caller's.

    A verified account with the same e-mail address is not opened by it: its owner has to sign in to it once
    (`identity_join`). An unverified one neither stands in the way nor is joined, for anybody may have made it.

    Raises AddressNotVerified, ProofNeeded, TooFast, Conflict without a free username, and what `member_sign_in` raises.
    Calls the hook `email_verified` for a new account.
    Call it outside a transaction.
    """
    for username in usernames.proposals(profile.name):
        if known := _identity_of(profile):
            return member_sign_in(user=known.user, device_name=device_name)
        _refuse_owned(profile)
        try:
            with throttling.counted("sign_up", address):
                user = _sign_up(profile, username, timezone, locale)
        except IntegrityError:  # the username is taken; or both of two at once made the account
            continue
        return member_sign_in(user=user, device_name=device_name)
    raise Conflict(_("No username could be made from this name. Sign up with a password."))


def _identity_of(profile: ExternalProfile) -> ExternalIdentity | None:
    there = ExternalIdentity.objects.filter(provider=profile.provider, subject=profile.subject)
    return there.select_related("user").first()


def _refuse_owned(profile: ExternalProfile) -> None:
    """Raise unless a new account may be made with the address."""
    title = PROVIDERS[profile.provider].title
    if not profile.email:
        raise AddressNotVerified(title)
    owner = User.objects.filter(login_email=profile.email, is_verified=True, is_active=True).first()
    if owner is not None and owner.banned_now():
        raise Banned(owner.ban_reason, owner.banned_until)
    if owner is not None:
        raise ProofNeeded(title, owner.pk)


@transactional
def _sign_up(profile: ExternalProfile, username: str, timezone: str, locale: str) -> User:
    """An account without a password; its address is proved by the provider."""
    user = User(name=profile.name, email=profile.email, username=username, timezone=timezone, locale=locale)
    user.set_password(None)
    user.save(force_insert=True)
    _create(user.pk, profile)
    address_take(user)
    return user


def identity_join(*, user: User, profile: ExternalProfile, device: UUID) -> bool:
    """Link what waited for `user`, who has just signed in on `device`.

    False when the address is no longer theirs, when it is taken, or when that device has ended again.
    Raises nothing: the sign-in has happened, whatever becomes of this.
    """
    if not user.is_verified or user.login_email != profile.email:
        return False
    try:
        identity_link(user_id=user.pk, profile=profile, device=device)
    except (IdentityTaken, SignInEnded):
        return False
    return True


def identity_link(*, user_id: UUID, profile: ExternalProfile, device: UUID) -> None:
    """From now on the member signs in with it too; a mail says so. Safe to call twice.

    Raises IdentityTaken, and SignInEnded when `device`, on which it is done, has ended. Call it outside a transaction.
    """
    try:
        _link(user_id, profile, device)
    except IntegrityError as error:
        known = _identity_of(profile)
        if known is None or known.user_id != user_id:
            raise IdentityTaken(PROVIDERS[profile.provider].title) from error


@transactional
def _link(user_id: UUID, profile: ExternalProfile, device: UUID) -> None:
    ways_in_lock(user_id, device=device)
    _create(user_id, profile)


def _create(user_id: UUID, profile: ExternalProfile) -> None:
    identity = ExternalIdentity.objects.create(
        user_id=user_id, provider=profile.provider, subject=profile.subject, email=profile.email
    )
    job_add(tasks.send_identity_mail, str(identity.pk))
    sign_in_changed(user_id, "identity_added", {"provider": PROVIDERS[profile.provider].title})


@transactional
def identity_unlink(*, identity_id: UUID, by: User, device: UUID | None = None) -> None:
    """Take it away. Calls the hook `sign_in_changed`.

    Raises NotFound, LastWayIn when the member could not sign in any more, and SignInEnded when `device`, on which it
    is done, ends meanwhile.
    """
    ways_in_lock(by.pk, device=device)
    mine = ExternalIdentity.objects.filter(pk=identity_id, user_id=by.pk)
    provider = mine.values_list("provider", flat=True).first()
    if provider is None:
        raise NotFound
    mine.delete()
    sign_in_changed(by.pk, "identity_removed", {"provider": PROVIDERS[provider].title})
    way_in_left(by.pk)
