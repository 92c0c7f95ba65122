"""Who fits a saved search newly: people whose listing, or skills whose row, was made within some time."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError

from accounts.models import User
from matching.filters import DiscoverFilter, SkillFilter
from matching.models import SavedSearch
from matching.selectors.discover import PeopleQuery, people_lists
from matching.selectors.skill_search import SkillQuery, skill_lists
from matching.selectors.sorting import Viewer, free_with
from skillswap.db.ids import first_id_at

MOST = 99  # that are counted at once

Span = tuple[dt.datetime, dt.datetime]


def new_people(search: SavedSearch, me: User, span: Span) -> set[UUID]:
    """At most MOST people who fit the search of `me` since its filters first found them, within `span`.

    Reads rows of that time by an index, never everybody's. A search whose filters are no longer any finds nobody.
    """
    viewer = Viewer(me)
    try:
        lists, is_free = _lists(search, viewer)
    except ValidationError:
        return set()
    since, until = map(first_id_at, span)
    rows: list[Any] = []
    for part in lists:
        rows += [{"user_id": row["user_id"]} for row in part.filter(id__gte=since, id__lt=until)[:MOST]]
    left = free_with(viewer, rows, span[1]) if is_free else rows
    shown = viewer.people({row["user_id"] for row in left}) if left else {}
    return set(list(shown)[:MOST])


def _lists(search: SavedSearch, viewer: Viewer) -> tuple[list[QuerySet[Any, Any]], bool]:
    """The lists that the search goes through, and whether only people with shared time count."""
    if search.view == SavedSearch.View.PEOPLE:
        people = PeopleQuery(**DiscoverFilter.read_from(search.query) | {"sort": None})
        return [rows for rows, _ in people_lists(people, viewer)[1]], bool(people.free_when_i_am)
    skills = SkillQuery(**SkillFilter.read_from(search.query) | {"sort": None})
    return list(skill_lists(skills, viewer)[1]), bool(skills.free_when_i_am)
