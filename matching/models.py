"""What discover reads, and which matches people were told of."""

from django.conf import settings
from django.db import models

from skills.choices import Category
from skillswap.fields import KeyedModel, MsDateTimeField, now_ms


class Listing(KeyedModel):
    """One way to find a member who offers something: an entry of an inverted index, made by `matching.listings`.

    Each visible member has a row for everybody (`key` ""), for each category ("c:music") and each topic
    ("t:<id>") they offer, and for each of these with each language they speak ("c:music|pt"). So every
    combination of filters is one equality on an index that is already in the order of the page.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=48)
    category = models.CharField(max_length=10, choices=Category, blank=True)  # of the offer, in topic rows
    rating = models.FloatField(default=0.0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "user"], name="listing_once")]

    def __str__(self) -> str:
        return self.key or "everybody"


class MatchNotice(KeyedModel):
    """One of two people was told that they fit both ways: once a pair, ever."""

    pair = models.CharField(max_length=65, unique=True)  # both ids, the lower first
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return self.pair
