"""The welcome: the minutes that every member starts with."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from accounts.models import User
from credits import notes
from credits.models import Transfer
from credits.services.transfers import bonus_give
from skillswap.db.batches import in_batches

WELCOME_REASON = notes.WELCOME
WELCOME_KEY = "welcome:"  # begins the key of a welcome


def welcome_grant(user: User) -> Transfer:
    """What everyone starts with, from the community fund. Handler of `email_verified`.

    Once per person and once per address: who deletes their account and proves the same address again has had it,
    and so has who proves another one.
    """
    key = welcome_key(user.email)
    had = Transfer.objects.filter(key=key).first()
    had = had or Transfer.objects.filter(to_user=user, key__startswith=WELCOME_KEY).first()
    return had or bonus_give(user_id=user.pk, minutes=settings.WELCOME_MINUTES, reason=WELCOME_REASON, key=key)


def welcome_key(address: str) -> str:
    """The key of an address's welcome transfer.

    It outlives the account, so it is a keyed hash: nobody can compute it without the address and SECRET_KEY.
    """
    return WELCOME_KEY + salted_hmac("credits.welcome", address, algorithm="sha256").hexdigest()


def welcome_grant_missing() -> int:
    """Give the welcome to verified members who have none; returns to how many. Safe to stop and to repeat."""
    granted = 0
    members = User.objects.filter(is_verified=True, is_active=True)
    for batch in in_batches(members.values("id", "email")):
        keys = {row["id"]: welcome_key(row["email"]) for row in batch}
        had = Transfer.objects.filter(to_user_id__in=list(keys), key__startswith=WELCOME_KEY)
        people = set(had.values_list("to_user_id", flat=True))
        addresses = set(Transfer.objects.filter(key__in=list(keys.values())).values_list("key", flat=True))
        missing = [user_id for user_id, key in keys.items() if user_id not in people and key not in addresses]
        for user in User.objects.filter(pk__in=missing):
            welcome_grant(user)
            granted += 1
    return granted
