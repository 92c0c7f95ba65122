"""Search for skills: by the words of their topic's names, filtered by columns of their own row.

Skills of the topic that is called just as the text come first, then the others; in both the newest first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.selectors import hidden_from
from skills.models import Skill
from skills.people import cards_shown_to
from skills.selectors import SKILL_COLUMNS, skill_out, topics_found
from skillswap.page_parts import Fetch, chained, filled
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
    """A page of other people's skills with their owners' cards: full, whoever is hidden.

    Three queries, two to five more with a text; again for what a page lacks when somebody was hidden just now.
    """
    hidden = hidden_from(viewer_id)
    skills = _filtered(query).exclude(user_id__in=[viewer_id, *hidden]).values(*SKILL_COLUMNS, "user_id")
    fetch = filled(chained([_pages(part) for part in _parts(skills, query.q)]), _with_owners(viewer_id, hidden))
    return fetch(cursor, limit)


def _filtered(query: SkillQuery) -> QuerySet[Skill]:
    skills = Skill.objects.visible()
    equal = {"category": query.category, "level": query.level, "type": query.type, "owner_timezone": query.timezone}
    skills = skills.filter(**{column: value for column, value in equal.items() if value})
    return skills.filter(mode__in=[query.mode, ""]) if query.mode else skills


def _parts(skills: QuerySet[Any, Any], q: str) -> list[QuerySet[Any, Any]]:
    if not q.strip():
        return [skills]
    exact, others = topics_found(q)
    parts = [skills.filter(topic_id=exact)] if exact else []
    return [*parts, skills.filter(topic_id__in=others)] if others or not parts else parts


def _pages(rows: QuerySet[Any, Any]) -> Fetch:
    return lambda cursor, limit: keyset_page(rows, order=["-id"], cursor=cursor, limit=limit)


def _with_owners(viewer_id: UUID, hidden: set[UUID]) -> Callable[[list[Any]], list[Any]]:
    def shown(rows: list[Any]) -> list[Any]:
        owners = cards_shown_to(viewer_id, (row["user_id"] for row in rows), hidden=hidden)
        return [skill_out(row) | {"owner": owners[row["user_id"]]} for row in rows if row["user_id"] in owners]

    return shown
