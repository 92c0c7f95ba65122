"""What was begun by a mail and waits for somebody to open it: signing in, and a change of address."""

import datetime as dt

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms


class EmailSignIn(KeyedModel):
    """Somebody asked to sign in by mail to `email`, whoever that is. The link and the code follow from the id."""

    email = models.CharField(max_length=254, db_index=True)
    tries = models.IntegerField(default=0)  # codes that were typed
    used_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return f"Sign-in by mail at {self.created_at:%Y-%m-%d %H:%M}"


class AddressChange(KeyedModel):
    """From one address to another. It waits, is confirmed from the new address, and may be undone from the old one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    old_email = models.CharField(max_length=254)
    new_email = models.CharField(max_length=254)
    created_at = MsDateTimeField(default=now_ms)
    confirmed_at = MsDateTimeField(null=True)
    ended_at = MsDateTimeField(null=True)  # withdrawn, replaced, refused or undone

    def __str__(self) -> str:
        return f"Change of address at {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def expires_at(self) -> dt.datetime:
        """Until when it can be confirmed."""
        return self.created_at + dt.timedelta(days=settings.ADDRESS_CONFIRM_DAYS)
