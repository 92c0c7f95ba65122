"""What can go wrong with skills and topics."""

from skillswap.errors import Conflict


class SkillExists(Conflict):
    code = "skill_exists"
    message = "You have this skill already. Change that one instead."


class TooManySkills(Conflict):
    code = "too_many_skills"
    message = "You have 50 skills. Remove one before you add another."


class TopicMerged(Conflict):
    code = "topic_merged"
    message = "That topic was merged into another one."
