"""Every read of skills and topics that a screen needs."""

from skills.selectors.skills import (
    SKILL_COLUMNS,
    skill_named,
    skill_of,
    skill_out,
    skill_shape,
    skills_of,
    skills_of_people,
)
from skills.selectors.topics import categories, topic_ids_found, topic_named, topics_found, topics_suggested, trending

__all__ = [
    "SKILL_COLUMNS",
    "categories",
    "skill_named",
    "skill_of",
    "skill_out",
    "skill_shape",
    "skills_of",
    "skills_of_people",
    "topic_ids_found",
    "topic_named",
    "topics_found",
    "topics_suggested",
    "trending",
]
