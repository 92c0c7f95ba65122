"""Signing in with a passkey, and with the second factor after the first."""

from accounts.errors import Banned, PasskeyRefused, RecoveryCodeRefused
from accounts.known_devices import KnownDevice
from accounts.models import PasskeyChallenge, User
from accounts.relying_party import Json
from accounts.services.devices import SignedIn
from accounts.services.entry import member_sign_in
from accounts.services.passkeys import passkey_ask, passkey_named, passkey_prove
from accounts.services.recovery_codes import recovery_code_use
from accounts.sign_in_limits import SignInAttempts
from accounts.tokens import second_factor_user

Purpose = PasskeyChallenge.Purpose


def passkey_sign_in(
    *, credential: Json, device_name: str = "", address: str = "localhost", known: KnownDevice | None = None
) -> SignedIn:
    """Sign in with a passkey alone, which has checked who uses it and so counts as both factors.

    Raises PasskeyRefused, Banned, TooFast. Failures count as wrong passwords of that member do.
    """
    passkey = passkey_named(credential)
    who = [passkey.user] if passkey else []
    attempts = SignInAttempts(passkey.user.email if passkey else "a passkey", address, known or KnownDevice())
    attempts.allowed(who)
    try:
        proved = passkey_prove(credential=credential, purpose=Purpose.SIGN_IN)
    except PasskeyRefused:
        attempts.failed(who)
        raise
    return member_sign_in(user=proved.user, device_name=device_name, both_factors=True)


def second_factor_ask(*, token: str) -> Json:
    """What a browser needs to ask for a passkey as the second factor. Raises SignInTooOld."""
    return passkey_ask(purpose=Purpose.SECOND_FACTOR, owner=second_factor_user(token))


def second_factor_sign_in(
    *,
    token: str,
    credential: Json | None = None,
    recovery_code: str = "",
    device_name: str = "",
    address: str = "localhost",
    known: KnownDevice | None = None,
) -> SignedIn:
    """Sign in who has proved the first factor (`token`, of SecondFactorNeeded) with a passkey or a recovery code.

    Raises SignInTooOld, PasskeyRefused, RecoveryCodeRefused, Banned, TooFast.
    """
    user = second_factor_check(
        token=token, credential=credential, recovery_code=recovery_code, address=address, known=known
    )
    return member_sign_in(user=user, device_name=device_name, both_factors=True)


def second_factor_check(
    *, token: str, credential: Json | None, recovery_code: str, address: str, known: KnownDevice | None
) -> User:
    """The member of `token` once the second factor is right. Raises what `second_factor_sign_in` does.

    Failures count as wrong passwords do (`accounts.sign_in_limits`).
    """
    user = second_factor_user(token)
    if user.banned_now():  # before a recovery code is used up
        raise Banned(user.ban_reason, user.banned_until)
    attempts = SignInAttempts(user.email, address, known or KnownDevice())
    attempts.allowed([user])
    try:
        _second_factor_require(user, credential, recovery_code)
    except (PasskeyRefused, RecoveryCodeRefused):
        attempts.failed([user])
        raise
    return user


def _second_factor_require(user: User, credential: Json | None, recovery_code: str) -> None:
    if credential is not None:
        passkey_prove(credential=credential, purpose=Purpose.SECOND_FACTOR, owner=user)
    elif not recovery_code_use(user=user, code=recovery_code):
        raise RecoveryCodeRefused
