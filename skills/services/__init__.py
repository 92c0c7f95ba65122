"""Every write to members' skills and to topics."""

from skills.services.replacing import skills_replace
from skills.services.skills import (
    SkillFields,
    owner_columns,
    skill_create,
    skill_delete,
    skill_update,
    skill_verify,
    skills_copy_owner,
    skills_erase,
)
from skills.services.topic_moderation import topic_alias_add, topic_alias_remove, topic_merge
from skills.services.topics import topic_resolve, topics_ensure_catalogue

__all__ = [
    "SkillFields",
    "owner_columns",
    "skill_create",
    "skill_delete",
    "skill_update",
    "skill_verify",
    "skills_copy_owner",
    "skills_erase",
    "skills_replace",
    "topic_alias_add",
    "topic_alias_remove",
    "topic_merge",
    "topic_resolve",
    "topics_ensure_catalogue",
]
