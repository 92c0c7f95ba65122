"""What would open more matches: said when a member's profile or skills leave something out."""

from uuid import UUID

from accounts.models import User
from matching.candidates import Mine, mine_of
from matching.scoring import Reason, listed
from skills.choices import LEVEL_RANK, SkillType
from skills.models import Skill

_LOOKED_AT = 500  # newest offers on what I want


def hints_for(me: User) -> list[Reason]:
    """Hints, the one that opens most first. Two queries."""
    mine = mine_of(me.pk)
    hints: list[tuple[str, str]] = []
    if not mine.wants:
        hints.append(("add_learn", "Say what you want to learn, and we find who teaches it."))
    if not mine.offers:
        hints.append(("add_offer", "Add something you can teach: most people look for a swap that goes both ways."))
    if not me.availability:
        hints.append(("add_availability", "Add the times you are free, and we count the hours you share with others."))
    if too_high := _asked_too_much(mine, me.pk):
        hints.append(("broaden_level", f"Nobody teaches {listed(too_high)} at the level you ask for: try a lower one."))
    if len(me.languages) < 2:
        hints.append(("add_language", "Add every language you can hold a lesson in."))
    if not me.bio or not me.avatar:
        parts = {"a few words about you": me.bio, "a picture": me.avatar}
        missing = listed(part for part, there in parts.items() if not there)
        hints.append(("complete_profile", f"Add {missing}: people answer faster when they know who writes."))
    return [{"code": code, "message": message} for code, message in hints]


def _asked_too_much(mine: Mine, user_id: UUID) -> list[str]:
    """Names of topics that others teach, but nobody at the level I ask for."""
    if not mine.wants:
        return []
    offers = Skill.objects.visible().filter(topic_id__in=list(mine.wants), type=SkillType.OFFER)
    best: dict[UUID, int] = {}
    for topic_id, level in (
        offers.exclude(user_id=user_id).order_by("-id").values_list("topic_id", "level")[:_LOOKED_AT]
    ):
        best[topic_id] = max(best.get(topic_id, 0), LEVEL_RANK[level])
    wants = [(row["name"], LEVEL_RANK[row["level"]], best.get(topic)) for topic, row in mine.wants.items()]
    return [name for name, asked, offered in wants if offered is not None and offered < asked]
