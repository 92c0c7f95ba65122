"""Passkeys, the challenges that they answer, and recovery codes."""

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms


class Passkey(KeyedModel):
    """A key pair of a member whose private half never leaves their phone, computer or security key.

    `credential_id` and `public_key` (COSE) are base64url. `sign_count` is the authenticator's counter: one that goes
    back belongs to a copy; synced passkeys always say 0.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.CharField(max_length=1400, unique=True)
    public_key = models.CharField(max_length=2000)
    sign_count = models.BigIntegerField(default=0)
    created_at = MsDateTimeField(default=now_ms)
    last_used_at = MsDateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class PasskeyChallenge(KeyedModel):
    """A random text that one passkey may sign once, before `expires_at`; the row is deleted when it is answered.

    Only its SHA-256 is kept. `owner_id` is the one member who may answer it; None while nobody has said who they are.
    """

    class Purpose(models.TextChoices):
        ADD = "add"
        SIGN_IN = "sign_in"
        SECOND_FACTOR = "second_factor"
        PROOF = "proof"  # somebody who is signed in proves once more that it is them

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=13, choices=Purpose)
    owner_id = models.UUIDField(null=True)
    expires_at = MsDateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.purpose


class RecoveryCode(KeyedModel):
    """A code that replaces the second factor once. Only its SHA-256 is kept: 80 random bits cannot be tried out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    created_at = MsDateTimeField(default=now_ms)
    used_at = MsDateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return "used" if self.used_at else "unused"
