"""What discover reads, which matches people were notified of, and what members keep: people and searches."""

from uuid import UUID

from django.conf import settings
from django.db import models

from skills.models import Category
from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms

ANYBODY = "a"
CHANGED = "changed"
WORD_LENGTH = 40  # of a name; longer ones are found by their beginning
SEARCH_NAME_LENGTH = 80


class Listing(KeyedModel):
    """One way to find a member: an entry of an inverted index, made by `matching.services`.

    Each visible member has a row as anybody ("a"). Who offers something has one among all who do (`key` ""), one for
    each category ("c:music") and each topic ("t:<id>") of their offers, and for each of these one with each language
    they speak ("c:music|pt"). Who wants something has the same without languages ("w", "wc:music", "wt:<id>").
    Who has skills has one more (CHANGED), made anew at every change of them or the profile: its id says when that was.
    So the filters that narrow most are one equality on an index that is already in the order of the page; the others
    are columns of the row: `levels` and `modes` hold the first letters of those of the skills that the row is about.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=48)
    category = models.CharField(max_length=10, choices=Category, blank=True)  # of the skill, in topic rows
    rating = models.FloatField(default=0.0)
    reliability = models.FloatField(default=0.0)
    timezone = models.CharField(max_length=64, blank=True)
    languages = models.CharField(max_length=200, blank=True)  # "|pt|en|"
    is_empty = models.BooleanField(default=False)  # says nothing of themselves and has no picture
    levels = models.CharField(max_length=3, blank=True)
    modes = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "user"], name="listing_once")]
        indexes = [models.Index(fields=["key", "-id"], name="listing_newest")]

    def __str__(self) -> str:
        return self.key or "everybody"


class Unlisted(KeyedModel):
    """A member who could be found and has nothing more to be found by: hidden, banned, gone, or without skills.

    Kept for a day and until the next one comes, for the indexes in memory; its id says when that was.
    """

    user_id = models.UUIDField()  # no foreign key: whoever is gone may be deleted

    def __str__(self) -> str:
        return str(self.user_id)


def listing_key(*, topic_id: UUID | None = None, category: str = "", language: str = "") -> str:
    """The key that lists members who offer this topic, or in this category, or anything; and speak `language`."""
    base = f"t:{topic_id.hex}" if topic_id else f"c:{category}" if category else ""
    return f"{base}|{language}" if language else base


def wanted_key(*, topic_id: UUID | None = None, category: str = "") -> str:
    """The key that lists members who want to learn this topic, or in this category, or anything."""
    return f"w{listing_key(topic_id=topic_id, category=category)}"


class NameWord(KeyedModel):
    """A word of a visible member's name, or their username: people are found by them. Made by `matching.services`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Folded; of a script without spaces every part of one to three signs.
    word = models.CharField(max_length=WORD_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "user"], name="name_word_once")]

    def __str__(self) -> str:
        return self.word


class PersonMark(KeyedModel):
    """What a member decided about another: kept for later, or not for me. One of the two, and only they know."""

    class Kind(models.TextChoices):
        SAVED = "saved"
        DISMISSED = "dismissed"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "other"], name="person_marked_once")]
        indexes = [models.Index(fields=["user", "kind", "-id"], name="person_mark_list")]

    def __str__(self) -> str:
        return self.kind


class SavedSearch(KeyedModel):
    """Filters that a member keeps, and how many people fit them newly since they looked last."""

    class View(models.TextChoices):
        PEOPLE = "people"
        SKILLS = "skills"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=SEARCH_NAME_LENGTH)
    view = models.CharField(max_length=6, choices=View)
    query = models.JSONField(default=dict)  # the filters as they stand in an address: camelCase names, texts
    notify = models.BooleanField(default=True)
    new_count = models.IntegerField(default=0)
    last_seen_at = MsDateTimeField(default=now_ms)
    created_at = MsDateTimeField(default=now_ms)
    checked_until = MsDateTimeField(default=now_ms)  # who came before is counted
    due_at = MsDateTimeField(default=now_ms)  # of the next look

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="saved_search_of_user"),
            models.Index(fields=["due_at", "id"], name="saved_search_due"),
        ]

    def __str__(self) -> str:
        return self.name


class MatchNotice(KeyedModel):
    """One of two people was notified that they match both ways: once for each pair, ever."""

    pair = models.CharField(max_length=65, unique=True)  # both ids, the lower first
    created_at = MsDateTimeField(default=now_ms)

    def __str__(self) -> str:
        return self.pair


def pair_of(one: UUID, other: UUID) -> str:
    """The same text for two people in either order."""
    return ":".join(sorted((one.hex, other.hex)))
