"""Adding, naming, removing and using passkeys."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from accounts.errors import PasskeyRefused
from accounts.hooks import sign_in_changed
from accounts.models import Passkey, PasskeyChallenge, User
from accounts.relying_party import (
    Json,
    NewPasskey,
    challenge_of,
    counter_after,
    creation_options,
    new_passkey,
    request_options,
)
from accounts.services.challenges import challenge_make, challenge_take
from accounts.services.second_factor import second_factor_end
from accounts.services.ways_in import way_in_left, ways_in_lock
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from skillswap.errors import Conflict, InvalidInput, NotFound
from skillswap.phrases import plural

MOST_PASSKEYS = 20  # of one member
NAME_LENGTH = 60

Purpose = PasskeyChallenge.Purpose


def passkey_offer(*, user: User) -> Json:
    """What the browser of `user` needs to make a passkey. They have proved that it is them (`own_proof_errors`)."""
    challenge = challenge_make(purpose=Purpose.ADD, owner_id=user.pk)
    return creation_options(user, challenge=challenge, there=_credential_ids(user))


def passkey_add(*, user: User, name: str, credential: Json, device: UUID | None = None) -> Passkey:
    """Keep the passkey that the browser made of an offer. Raises InvalidInput, Conflict.

    Raises SignInEnded when `device`, on which it is done, ends meanwhile.
    Calls the hook `sign_in_changed`. Call it outside a transaction.
    """
    _name_require(name)
    try:
        challenge = challenge_of(credential)
        challenge_take(challenge, purpose=Purpose.ADD, owner_id=user.pk)
        made = new_passkey(credential, challenge=challenge)
    except PasskeyRefused as error:
        raise InvalidInput("credential", _("This passkey could not be added. Try again.")) from error
    try:
        return _add(user, name, made, device)
    except IntegrityError as error:
        raise Conflict(_("This passkey is in use already.")) from error


@transactional
def _add(user: User, name: str, made: NewPasskey, device: UUID | None) -> Passkey:
    ways_in_lock(user.pk, device=device)
    if Passkey.objects.filter(user_id=user.pk).count() >= MOST_PASSKEYS:
        raise Conflict(_("You have as many passkeys as one can have. Remove one first."))
    passkey = Passkey.objects.create(
        user_id=user.pk,
        name=name,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
    )
    sign_in_changed(user.pk, "passkey_added", {"passkeyName": name})
    return passkey


def passkey_rename(*, user: User, passkey_id: UUID, name: str) -> Passkey:
    """Call one of the member's passkeys something else. Raises InvalidInput, NotFound."""
    _name_require(name)
    if not run(Passkey.objects.filter(pk=passkey_id, user_id=user.pk).update, name=name):
        raise NotFound
    return Passkey.objects.get(pk=passkey_id)


@transactional
def passkey_remove(*, user: User, passkey_id: UUID, device: UUID | None = None) -> None:
    """Remove one of the member's passkeys; with the last one the second factor ends. They have proved that it is them.

    Raises NotFound, LastWayIn when they could not sign in any more, and SignInEnded when `device`, on which it is done,
    ends meanwhile. Calls the hook `sign_in_changed`.
    """
    ways_in_lock(user.pk, device=device)
    mine = Passkey.objects.filter(pk=passkey_id, user_id=user.pk)
    names = list(mine.values_list("name", flat=True))
    if not mine.delete()[0]:
        raise NotFound
    way_in_left(user.pk)
    sign_in_changed(user.pk, "passkey_removed", {"passkeyName": names[0]})
    if not Passkey.objects.filter(user_id=user.pk).exists():
        second_factor_end(user, event="second_factor_ended")


def passkey_ask(*, purpose: str, owner: User | None = None) -> Json:
    """What a browser needs to ask for a passkey: one of `owner`, or any that it has for us.

    As the second factor, after a password, it need not check who uses it.
    """
    challenge = challenge_make(purpose=purpose, owner_id=owner.pk if owner else None)
    return request_options(
        challenge=challenge, verified=purpose != Purpose.SECOND_FACTOR, only=_credential_ids(owner) if owner else ()
    )


def passkey_prove(*, credential: Json, purpose: str, owner: User | None = None) -> Passkey:
    """The passkey that answered what `passkey_ask` asked for the same purpose and owner. Raises PasskeyRefused.

    A counter that did not go up is a copy's: it is refused. Of two answers at once one counts.
    """
    challenge = challenge_of(credential)
    challenge_take(challenge, purpose=purpose, owner_id=owner.pk if owner else None)
    passkey = passkey_named(credential)
    if passkey is None or (owner and passkey.user_id != owner.pk):
        raise PasskeyRefused
    verified = purpose != Purpose.SECOND_FACTOR
    counter = counter_after(passkey, credential, challenge=challenge, verified=verified)
    unchanged = Passkey.objects.filter(pk=passkey.pk, sign_count=passkey.sign_count)
    if not run(unchanged.update, sign_count=counter, last_used_at=now_ms()):
        raise PasskeyRefused
    return passkey


def passkey_named(credential: Json) -> Passkey | None:
    """The passkey that `credential` says it is of, with its member; nothing is proved yet. One query."""
    named: Any = credential.get("id")
    if not isinstance(named, str) or "\0" in named:  # which PostgreSQL refuses to look for
        return None
    return Passkey.objects.select_related("user").filter(credential_id=named, user__is_active=True).first()


def _name_require(name: str) -> None:
    InvalidInput.require(
        (
            0 < len(name) <= NAME_LENGTH,
            "name",
            plural("A name has %(count)d character.", "A name has 1 to %(count)d characters.", NAME_LENGTH),
        )
    )


def _credential_ids(user: User) -> list[str]:
    return list(Passkey.objects.filter(user_id=user.pk).values_list("credential_id", flat=True))
