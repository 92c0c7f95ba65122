"""The values that the contract fixes for skills."""

from django.db import models


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
