"""Topics, the names they are known by, and members' skills."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from skillswap.db.fields import KeyedModel, KeyOneToOneField, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel
from skillswap.folding import PREFIX_LENGTH

NAME_LENGTH = 60
DESCRIPTION_LENGTH = 500


class Category(models.TextChoices):
    TECHNOLOGY = "technology"
    DESIGN = "design"
    BUSINESS = "business"
    LANGUAGE = "language"
    MUSIC = "music"
    SPORTS = "sports"
    COOKING = "cooking"
    OTHER = "other"


class Level(models.TextChoices):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class SkillType(models.TextChoices):
    OFFER = "offer"
    LEARN = "learn"


class Mode(models.TextChoices):
    TEXT = "text"
    CALL = "call"
    ASYNC = "async"


LEVEL_RANK = {Level.BEGINNER.value: 0, Level.INTERMEDIATE.value: 1, Level.EXPERT.value: 2}


class TopicQuerySet(models.QuerySet["Topic"]):
    def unmerged(self) -> Self:
        """Topics that were not merged into another one."""
        return self.filter(merged_into__isnull=True)


class Topic(LockableModel, KeyedModel):
    """What a skill is about: "JS", "javascript" and "JavaScript" are one topic.

    `offers` and `wants` count the skills on it; `uses` is their sum, so that an index can order by it.
    """

    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH * 2, db_index=True)
    category = models.CharField(max_length=10, choices=Category)
    offers = models.IntegerField(default=0)
    wants = models.IntegerField(default=0)
    uses = models.IntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    created_at = MsDateTimeField(default=now_ms)

    objects = TopicQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-uses", "-id"], name="topic_most_used")]

    def __str__(self) -> str:
        return self.name


class TopicAlias(KeyedModel):
    """A name of a topic; `folded` is unique, so two people who add the same name at once get one topic."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH * 2, unique=True)

    class Meta:
        verbose_name_plural = "topic aliases"

    def __str__(self) -> str:
        return self.name


class TopicPrefix(KeyedModel):
    """A prefix of a word of a topic's names: prefix search becomes equality, which every engine has an index for."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    prefix = models.CharField(max_length=PREFIX_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "topic"], name="topic_prefix_once")]

    def __str__(self) -> str:
        return self.prefix


class SkillCount(LockableModel):
    """How many skills a member has. Every write to a member's skills locks this row first, so they run in turn."""

    user = KeyOneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skill_count")
    skills = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.skills} skills"


class SkillQuerySet(models.QuerySet["Skill"]):
    def visible(self) -> Self:
        """Skills of public members who are neither banned nor gone, as far as the copied column knows.

        Written as a list of one: for `=True` Django writes the bare column, and SQLite then sorts all that fits
        instead of reading an index in its order.
        """
        return self.filter(owner_visible__in=[True])

    def newest_of_these(self) -> Self:
        """The newest of what is left by filters on topics or members, sorted after them.

        Ordered by the bare id, SQLite reads all skills of the community in this order to find the few.
        """
        return self.order_by(Coalesce("id", "id").desc())

    def offers(self) -> Self:
        return self.filter(type=SkillType.OFFER)

    def wants(self) -> Self:
        return self.filter(type=SkillType.LEARN)


class Skill(KeyedModel):
    """What one member can teach (`offer`) or wants to learn (`learn`).

    For an offer `level` is how well they know it; for a wish, how good a teacher has to be at least.
    `name` is the topic's; the `owner_…` columns copy the member's, so that no filter joins.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skills", db_index=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="skills", db_index=False)
    type = models.CharField(max_length=5, choices=SkillType)
    name = models.CharField(max_length=NAME_LENGTH)
    category = models.CharField(max_length=10, choices=Category)
    level = models.CharField(max_length=12, choices=Level, default=Level.BEGINNER)
    description = models.CharField(max_length=DESCRIPTION_LENGTH, blank=True)
    priority = models.SmallIntegerField(default=3)
    mode = models.CharField(max_length=5, choices=Mode, blank=True)
    is_verified = models.BooleanField(default=False)
    owner_visible = models.BooleanField(default=True)
    owner_timezone = models.CharField(max_length=64, default="UTC")
    owner_languages = models.CharField(max_length=200, blank=True)  # "|pt|en|"
    owner_rating = models.FloatField(default=0.0)
    owner_reliability = models.FloatField(default=0.0)
    owner_is_empty = models.BooleanField(default=False)  # says nothing of themselves and has no picture
    created_at = MsDateTimeField(default=now_ms)
    updated_at = MsDateTimeField(default=now_ms)  # by its owner

    objects = SkillQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic", "type"], name="skill_once_per_topic")]
        indexes = [
            models.Index(fields=["topic", "type", "owner_visible", "-id"], name="skill_of_topic"),
            models.Index(fields=["topic", "owner_visible", "-id"], name="skill_of_topic_newest"),
            models.Index(fields=["owner_visible", "-id"], name="skill_newest"),
            models.Index(fields=["category", "owner_visible", "-id"], name="skill_of_category"),
            models.Index(fields=["owner_timezone", "owner_visible", "-id"], name="skill_in_timezone"),
        ]

    def __str__(self) -> str:
        return self.name
