"""Writes the searches that a member keeps."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import members_lock
from matching.errors import MOST_SEARCHES, TooManySearches
from matching.filters import DiscoverFilter, SkillFilter
from matching.models import SEARCH_NAME_LENGTH, SavedSearch
from notifications.services import notifications_end
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.filters import QueryFilterSet
from skillswap.http.json import camel_case
from skillswap.phrases import one_of, plural

FILTERS: dict[str, type[QueryFilterSet]] = {
    SavedSearch.View.PEOPLE: DiscoverFilter,
    SavedSearch.View.SKILLS: SkillFilter,
}


@transactional
def search_create(
    *, user: User, name: str, view: str, query: Mapping[str, str], notify: bool = True
) -> tuple[SavedSearch, bool]:
    """Keep a search; returns it and whether it is new: the same again gives the first one.

    Raises InvalidInput, TooManySearches, NotFound for who is leaving.
    """
    kept = {camel_case(name): value for name, value in query.items() if value != ""}
    InvalidInput.require_none([*_name_errors(name), *_query_errors(view, kept)])
    members_lock(user.pk)
    mine = list(SavedSearch.objects.filter(user_id=user.pk))
    for search in mine:
        if (search.name, search.view, search.query, search.notify) == (name, view, kept, notify):
            return search, False
    if len(mine) >= MOST_SEARCHES:
        raise TooManySearches
    return SavedSearch.objects.create(user=user, name=name, view=view, query=kept, notify=notify), True


def _name_errors(name: str) -> list[tuple[str, str]]:
    return (
        []
        if 1 <= len(name) <= SEARCH_NAME_LENGTH
        else [("name", plural("Use %(count)d character.", "Use 1 to %(count)d characters.", SEARCH_NAME_LENGTH))]
    )


def _query_errors(view: str, query: Mapping[str, str]) -> list[tuple[str, str]]:
    if view not in FILTERS:
        return [("view", one_of(SavedSearch.View.values))]
    known = {camel_case(name) for name in FILTERS[view].base_filters}
    if unknown := sorted(query.keys() - known):
        return [(f"query.{unknown[0][:40]}", _("There is no such filter."))]
    return [(f"query.{name}", message) for name, message in FILTERS[view].errors_of(query).items()]


@transactional
def search_change(*, search_id: UUID, by: UUID, **changes: Any) -> SavedSearch:
    """Change `name` or `notify` of a search of one's own. Raises InvalidInput, NotFound."""
    InvalidInput.require_none(_name_errors(changes["name"]) if "name" in changes else [])
    _mine(search_id, by, **changes)
    return SavedSearch.objects.get(pk=search_id)


@transactional
def search_seen(*, search_id: UUID, by: UUID) -> SavedSearch:
    """The member has seen what is new: counting begins anew. Raises NotFound."""
    _mine(search_id, by, new_count=0, last_seen_at=now_ms())
    notifications_end(to=[by], keys=[search_key(search_id)])
    return SavedSearch.objects.get(pk=search_id)


@transactional
def search_delete(*, search_id: UUID, by: UUID) -> None:
    """Forget a search. Raises NotFound."""
    if not SavedSearch.objects.filter(pk=search_id, user_id=by).delete()[0]:
        raise NotFound
    notifications_end(to=[by], keys=[search_key(search_id)])


def _mine(search_id: UUID, by: UUID, **changes: Any) -> None:
    mine = SavedSearch.objects.filter(pk=search_id, user_id=by)
    if not (mine.update(**changes) if changes else mine.exists()):
        raise NotFound


def search_key(search_id: UUID) -> str:
    """Which notification is about the search."""
    return f"search:{search_id}"
