"""Hints: what a member could add to their profile or skills to get more matches."""

from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from matching.index import members_index
from matching.scoring import Reason
from matching.selectors.candidates import OwnSkills, own_skills
from skills.catalogue import shown_name
from skills.models import LEVEL_RANK
from skillswap.phrases import listed


def hints_for(me: User) -> list[Reason]:
    """The hints for `me`, those that help most first. Three queries, five after changes of members."""
    own = own_skills(me.pk)
    hints: list[tuple[str, str]] = []
    if not own.wants:
        hints.append(("add_learn", _("Say what you want to learn, and we find who teaches it.")))
    if not own.offers:
        hints.append(("add_offer", _("Add something you can teach: most people look for a swap that goes both ways.")))
    if not me.availability:
        hints.append(
            ("add_availability", _("Add the times you are free, and we count the hours you share with others."))
        )
    if too_high := _wanted_too_high(own, me.pk):
        too_hard = _("Nobody teaches %(skills)s at the level you ask for: try a lower one.")
        hints.append(("broaden_level", too_hard % {"skills": listed(too_high)}))
    if len(me.languages) < 2:
        hints.append(("add_language", _("Add every language you can hold a session in.")))
    if not me.bio or not me.avatar:
        parts = {_("a few words about you"): me.bio, _("a picture"): me.avatar}
        missing = listed(part for part, there in parts.items() if not there)
        add = _("Add %(missing)s: people answer faster when they know who writes.")
        hints.append(("complete_profile", add % {"missing": missing}))
    return [{"code": code, "message": message} for code, message in hints]


def _wanted_too_high(own: OwnSkills, user_id: UUID) -> list[str]:
    """Names of topics that others teach, but nobody at the level I ask for."""
    if not own.wants:
        return []
    best = members_index.best_levels(own.wants, but=user_id)
    wants = [(row["name"], LEVEL_RANK[row["level"]], best.get(topic)) for topic, row in own.wants.items()]
    return [shown_name(name) for name, wanted, offered in wants if offered is not None and offered < wanted]
