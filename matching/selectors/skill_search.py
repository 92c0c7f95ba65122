"""Search for skills: by the words of their topic's names, filtered by columns of their own row.

Skills of the topic that is called just as the text come first, then the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.selectors import cards_shown_to, languages_text
from matching.models import PersonMark
from matching.selectors.discover import Found
from matching.selectors.marks import marks_among
from matching.selectors.sorting import Order, Viewer, arranged, notes_of
from matching.selectors.texts import NOTHING, Meaning, topics_meant
from skills.models import Skill
from skills.selectors import SKILL_COLUMNS, skill_out
from skillswap.http.page_parts import chained
from skillswap.http.pagination import Page

_SEARCHED = (*SKILL_COLUMNS, "user_id", "owner_is_empty")


@dataclass(frozen=True)
class SkillQuery:
    """What is looked for; None leaves a filter out. `mode` also finds skills that are for any mode."""

    q: str | None = None
    category: str | None = None
    level: str | None = None
    type: str | None = None
    timezone: str | None = None
    mode: str | None = None
    language: str | None = None
    min_rating: float | None = None
    min_reliability: float | None = None
    free_when_i_am: bool | None = None
    sort: str | None = None


def skills_found(query: SkillQuery, *, me: User, cursor: str | None, limit: int) -> Found:
    """A page of other people's skills with their owners: full, whoever is hidden, as long as the database can decide
    (`freeWhenIAm` looks at 1,000 skills for a page at most). A constant number of queries.
    """
    viewer = Viewer(me)
    meaning, lists = skill_lists(query, viewer)
    order = Order(viewer, "id", query.sort, bool(query.free_when_i_am))
    owned = partial(_with_owners, viewer)
    page = chained([arranged(rows, list, owned, order) for rows in lists])(cursor, limit)
    return Found(_noted(page, order), meaning)


def skill_lists(query: SkillQuery, viewer: Viewer) -> tuple[Meaning, Sequence[QuerySet[Any, Any]]]:
    """What `q` means, and the lists of skills that a search goes through."""
    skills = _filtered(query).exclude(user_id__in=[viewer.me.pk, *viewer.hidden]).values(*_SEARCHED)
    meaning = topics_meant(query.q) if query.q and query.q.strip() else NOTHING
    return meaning, _parts(skills, meaning, query)


def _filtered(query: SkillQuery) -> QuerySet[Skill]:
    skills = Skill.objects.visible()
    columns = {
        "category": query.category,
        "level": query.level,
        "type": query.type,
        "owner_timezone": query.timezone,
        "owner_rating__gte": query.min_rating,
        "owner_reliability__gte": query.min_reliability,
        "owner_languages__contains": languages_text([query.language.lower()]) if query.language else None,
        "mode__in": [query.mode, ""] if query.mode else None,
    }
    return skills.filter(**{column: value for column, value in columns.items() if value})


def _parts(skills: QuerySet[Any, Any], meaning: Meaning, query: SkillQuery) -> Sequence[QuerySet[Any, Any]]:
    """The lists that follow one another; with a sort each is two, as empty profiles come last."""
    parts = [skills]
    if meaning is not NOTHING:
        parts = [skills.filter(topic_id=meaning.exact)] if meaning.exact else []
        if meaning.others or not parts:
            parts.append(skills.filter(topic_id__in=meaning.others))
    if not query.sort:
        return parts
    return [part.filter(owner_is_empty=is_empty) for is_empty in (False, True) for part in parts]


def _with_owners(viewer: Viewer, rows: list[Any]) -> list[Any]:
    owners = cards_shown_to(viewer.me.pk, (row["user_id"] for row in rows), hidden=viewer.hidden)
    return [
        skill_out(row) | {"owner": {**owners[row["user_id"]], "is_empty": row["owner_is_empty"]}}
        for row in rows
        if row["user_id"] in owners
    ]


def _noted(page: Page, order: Order) -> Page:
    """What a search says of owners beside their cards."""
    ids: set[UUID] = {skill["owner"]["id"] for skill in page.rows}
    marks = marks_among(order.viewer.me.pk, ids)
    notes = notes_of(order, ids)
    for skill in page.rows:
        owner = skill["owner"]
        owner |= {**notes[owner["id"]], "is_saved": marks.get(owner["id"]) == PersonMark.Kind.SAVED}
    return page
