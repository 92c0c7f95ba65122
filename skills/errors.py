"""What can go wrong with skills and topics."""

from django.conf import settings
from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict
from skillswap.phrases import plural


class SkillExists(Conflict):
    code = "skill_exists"
    message = N_("You have this skill already. Change that one instead.")


class TooManySkills(Conflict):
    code = "too_many_skills"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "You have %(count)d skill. Remove it before you add another.",
                "You have %(count)d skills. Remove one before you add another.",
                settings.SKILLS_PER_MEMBER,
            )
        )


class TopicMerged(Conflict):
    code = "topic_merged"
    message = N_("That topic was merged into another one.")


class SessionsAhead(Conflict):
    code = "sessions_open"
    message = N_("Sessions of it are still ahead. Hold or cancel them first.")
