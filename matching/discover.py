"""Discover: people with something to offer, and one person's page."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import acquaintances, hidden_from, person_card, visible_person
from matching.listings import listing_key
from matching.models import Listing
from skills.people import cards_shown_to
from skills.selectors import skills_of, skills_of_people, topic_ids_found
from skills.topics import topic_named
from skillswap.errors import NotFound
from skillswap.folding import fold
from skillswap.page_parts import filled
from skillswap.pagination import Page, keyset_page

_TOPICS = 20  # topics that a text may mean


@dataclass(frozen=True)
class PeopleQuery:
    """Who is looked for; "" and 0 leave a filter out. `skill` is a topic's name or the beginnings of its words."""

    skill: str = ""
    category: str = ""
    language: str = ""
    min_rating: float = 0.0


def people_found(query: PeopleQuery, *, viewer_id: UUID, cursor: str | None, limit: int) -> Page:
    """A page of other people who offer something, who joined last first: nothing in that order ever moves.

    Full, whoever is hidden. Four queries, two to four more with a skill; again for what a page lacks when
    somebody was hidden just now.
    """
    keys = _keys(query)
    listings = Listing.objects.filter(key__in=keys) if len(keys) != 1 else Listing.objects.filter(key=keys[0])
    if query.skill.strip() and query.category:
        listings = listings.filter(category=query.category)
    if query.min_rating:
        listings = listings.filter(rating__gte=query.min_rating)
    hidden = hidden_from(viewer_id)
    rows = listings.exclude(user_id__in=[viewer_id, *hidden]).values("user_id")
    rows = rows.distinct() if len(keys) > 1 else rows

    def fetch(cursor: str | None, limit: int) -> Page:
        return keyset_page(rows, order=["-user_id"], cursor=cursor, limit=limit)

    def shown(rows: list[Any]) -> list[Any]:
        cards = cards_shown_to(viewer_id, (row["user_id"] for row in rows), "bio", hidden=hidden)
        return [cards[row["user_id"]] for row in rows if row["user_id"] in cards]

    page = filled(fetch, shown)(cursor, limit)
    skills = skills_of_people(person["id"] for person in page.rows)
    return replace(page, rows=[person | {"skills": skills[person["id"]]} for person in page.rows])


def _keys(query: PeopleQuery) -> list[str]:
    """The listings that the filters mean: any of them will do."""
    if not query.skill.strip():
        return [listing_key(category=query.category, language=query.language)]
    exact = topic_named(fold(query.skill))
    topics = [exact.pk] if exact else topic_ids_found(query.skill)[:_TOPICS]
    return [listing_key(topic_id=topic_id, language=query.language) for topic_id in topics]


def person_page(person_id: UUID, *, viewer: User) -> dict[str, Any]:
    """A member's public profile with their skills. Raises NotFound for whom `viewer` may not see.

    Three queries, and those of `acquaintances`.
    """
    person = visible_person(person_id, viewer=viewer)
    if person is None:
        raise NotFound
    more = {"bio": person.bio, "member_since": person.created_at, "skills": skills_of(person.pk)}
    return person_card(person) | more | {"last_online_at": _last_online(person, viewer)}


def _last_online(person: User, viewer: User) -> dt.datetime | None:
    """When they were online last, for their contacts and themselves."""
    knows = viewer.pk == person.pk or viewer.pk in acquaintances(person.pk, [viewer.pk])
    return person.last_online_at if knows else None
