"""Search for skills: by the words of their topic's names, filtered by columns of their own row, newest first."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from skills.models import Skill
from skills.people import cards_shown_to
from skills.selectors import SKILL_COLUMNS, skill_out, topic_ids_found
from skillswap.pagination import Page, keyset_page


@dataclass(frozen=True)
class SkillQuery:
    """What is looked for; "" leaves a filter out. `mode` also finds skills that are for any mode."""

    q: str = ""
    category: str = ""
    level: str = ""
    type: str = ""
    timezone: str = ""
    mode: str = ""


def skills_found(query: SkillQuery, *, viewer_id: UUID, cursor: str | None, limit: int) -> Page:
    """A page of other people's skills with their owners' cards. Three queries, one or two more with a text."""
    rows = _matching(query).exclude(user_id=viewer_id).values(*SKILL_COLUMNS, "user_id")
    page = keyset_page(rows, order=["-id"], cursor=cursor, limit=limit)
    owners = cards_shown_to(viewer_id, (row["user_id"] for row in page.rows))
    shown = [row for row in page.rows if row["user_id"] in owners]
    return Page([skill_out(row) | {"owner": owners[row["user_id"]]} for row in shown], page.next_cursor, limit)


def _matching(query: SkillQuery) -> QuerySet[Skill]:
    skills = Skill.objects.visible()
    if query.q.strip():
        skills = skills.filter(topic_id__in=topic_ids_found(query.q))
    equal = {"category": query.category, "level": query.level, "type": query.type, "owner_timezone": query.timezone}
    skills = skills.filter(**{column: value for column, value in equal.items() if value})
    return skills.filter(mode__in=[query.mode, ""]) if query.mode else skills
