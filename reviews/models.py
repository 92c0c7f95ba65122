"""Reviews: what the two people of a session say of each other. `docs/time.md` says when they are shown."""

from django.conf import settings
from django.db import models

from learning.models import Role, Session
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms

TEXT_LENGTH = 2000


class Review(KeyedModel):
    """What one person says of the other after a session. Hidden until both have written, or until `shows_at`."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+", db_index=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    author_role = models.CharField(max_length=7, choices=Role)
    skill_name = models.CharField(max_length=60)
    stars = models.SmallIntegerField()
    text = models.CharField(max_length=TEXT_LENGTH, blank=True)
    would_recommend = models.BooleanField(null=True)  # None: they did not say
    is_shown = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)  # by a moderator
    shows_at = MsDateTimeField()
    edited_at = MsDateTimeField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "author"], name="review_once"),
            models.CheckConstraint(condition=models.Q(stars__gte=1, stars__lte=5), name="review_stars"),
        ]
        indexes = [
            models.Index(fields=["about", "is_shown", "is_removed", "-id"], name="review_list"),
            models.Index(fields=["is_shown", "shows_at"], name="review_due"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars for {self.skill_name}"
