"""WebAuthn as SkillSwap uses it: what a browser is asked for, and whether what it answers is right.

The library is imported at the first use: it takes 0.2 s, which commands and workers need not wait for.
"""

import ipaddress
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from accounts.errors import PasskeyRefused
from accounts.models import Passkey, User

Json = dict[str, Any]
TIMEOUT_MS = 120_000  # how long a browser waits for the person


@dataclass(frozen=True)
class NewPasskey:
    """What is kept of a passkey that was just made; the first two are base64url."""

    credential_id: str
    public_key: str
    sign_count: int


def passkey_origin() -> str:
    """The origin of the pages that may use passkeys: CLIENT_ORIGIN.

    No passkey can belong to an IP address. For a loopback address, as of `make run`, it is localhost in its place.
    """
    parts = urlsplit(settings.CLIENT_ORIGIN)
    if not _is_loopback(parts.hostname or ""):
        return settings.CLIENT_ORIGIN
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme, f"localhost{port}", "", "", ""))


def rp_id() -> str:
    """The domain that passkeys belong to."""
    return urlsplit(passkey_origin()).hostname or ""


def creation_options(user: User, *, challenge: bytes, there: Iterable[str]) -> Json:
    """What a browser needs to make a passkey of `user`; `there` are the credential ids that they have.

    It signs in alone later, so it has to be found without a name and to check who uses it.
    """
    import webauthn
    from webauthn.helpers import base64url_to_bytes, options_to_json_dict, structs

    options = webauthn.generate_registration_options(
        rp_id=rp_id(),
        rp_name="SkillSwap",
        user_id=user.pk.bytes,
        user_name=user.email,
        user_display_name=user.name,
        challenge=challenge,
        timeout=TIMEOUT_MS,
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=base64url_to_bytes(pk)) for pk in there],
    )
    return dict(options_to_json_dict(options))


def request_options(*, challenge: bytes, verified: bool, only: Iterable[str] = ()) -> Json:
    """What a browser needs to ask for a passkey: `only` these credential ids, or any it has for us.

    `verified`: the authenticator has to check by PIN, finger or face who uses it.
    """
    import webauthn
    from webauthn.helpers import base64url_to_bytes, options_to_json_dict, structs

    wanted = structs.UserVerificationRequirement
    options = webauthn.generate_authentication_options(
        rp_id=rp_id(),
        challenge=challenge,
        timeout=TIMEOUT_MS,
        allow_credentials=[structs.PublicKeyCredentialDescriptor(id=base64url_to_bytes(pk)) for pk in only],
        user_verification=wanted.REQUIRED if verified else wanted.PREFERRED,
    )
    return dict(options_to_json_dict(options))


def challenge_of(credential: Json) -> bytes:
    """The challenge that a browser says it answers. Raises PasskeyRefused."""
    from webauthn.helpers import base64url_to_bytes, parse_client_data_json

    with _refusing():
        client_data = parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        return client_data.challenge


def new_passkey(credential: Json, *, challenge: bytes) -> NewPasskey:
    """The passkey that `credential` says was made. Raises PasskeyRefused."""
    import webauthn
    from webauthn.helpers import bytes_to_base64url

    with _refusing():
        made = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=rp_id(),
            expected_origin=passkey_origin(),
            require_user_verification=True,
        )
        found = NewPasskey(
            bytes_to_base64url(made.credential_id), bytes_to_base64url(made.credential_public_key), made.sign_count
        )
        if len(found.credential_id) > 1400 or len(found.public_key) > 2000:
            raise ValueError
        return found


def counter_after(passkey: Passkey, credential: Json, *, challenge: bytes, verified: bool) -> int:
    """The authenticator's counter, once the signature, origin and counter are found right. Raises PasskeyRefused."""
    import webauthn
    from webauthn.helpers import base64url_to_bytes

    with _refusing():
        used = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=rp_id(),
            expected_origin=passkey_origin(),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=verified,
        )
        return int(used.new_sign_count)


@contextmanager
def _refusing() -> Iterator[None]:
    """Strangers write what is read here, and the parsers of four formats fail in their own ways."""
    try:
        yield
    except Exception as error:
        raise PasskeyRefused from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
