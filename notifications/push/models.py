"""Browsers that get pushes."""

from django.conf import settings
from django.db import models

from accounts.models import Device
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms


class PushSubscription(KeyedModel):
    """A browser that gets a member's pushes, where its push service takes them. It goes with the sign-in there."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="+")
    endpoint_hash = models.CharField(max_length=64, unique=True)  # SHA-256: an index on the endpoint would be too long
    endpoint = models.CharField(max_length=1000)
    p256dh = models.CharField(max_length=100)  # the browser's public key
    auth = models.CharField(max_length=40)  # the secret it shares with us
    failures = models.IntegerField(default=0)  # in a row
    paused_until = MsDateTimeField(null=True, blank=True)  # its push service is left alone
    created_at = MsDateTimeField(default=now_ms)
    last_success_at = MsDateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"since {self.created_at:%Y-%m-%d}"
