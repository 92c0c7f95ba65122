"""Discover: people found by what they offer or want, by name, and by every filter; and one person's page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.selectors import acquaintances, cards_shown_to, languages_text, person_card, says_nothing, visible_person
from matching.models import ANYBODY, Listing, PersonMark, listing_key, wanted_key
from matching.selectors.answers import response_minutes
from matching.selectors.marks import marks_among, put_aside
from matching.selectors.sorting import Order, Viewer, arranged, notes_of
from matching.selectors.texts import NOTHING, Meaning, people_meant
from skills.models import SkillType
from skills.selectors import skills_of, skills_of_people, topic_ids_found, topic_named
from skillswap.errors import NotFound
from skillswap.folding import fold
from skillswap.http.page_parts import Keep, chained, filled
from skillswap.http.pagination import Page, keyset_page

_TOPICS = 20  # topics that a text may mean


@dataclass(frozen=True)
class PeopleQuery:
    """Who is looked for; None leaves a filter out. `skill` is a topic's name or the beginnings of its words; `q` that
    or a person's name, with typing errors, beside `skill` only a name.
    """

    skill: str | None = None
    category: str | None = None
    language: str | None = None
    min_rating: float | None = None
    q: str | None = None
    level: str | None = None
    mode: str | None = None
    timezone: str | None = None
    type: str | None = None
    min_reliability: float | None = None
    free_when_i_am: bool | None = None
    sort: str | None = None


@dataclass(frozen=True)
class Found:
    """A page of what a text found, and what it says of the text."""

    page: Page
    meaning: Meaning

    def envelope(self) -> dict[str, Any]:
        about = {"searched_for": self.meaning.searched_for, "did_you_mean": self.meaning.did_you_mean}
        return self.page.envelope(self.page.rows, **about)


def people_found(query: PeopleQuery, *, viewer_id: UUID, cursor: str | None, limit: int) -> Page:
    """A page of other people who offer something, who joined last first: nothing in that order ever moves.

    Takes `skill`, `category`, `language` and `min_rating`, and answers cards with `bio` and `skills`. Full, whoever is
    hidden. Five queries, two to four more with a skill; again for what a page lacks when somebody was hidden just now.
    """
    hidden = put_aside(viewer_id)
    rows = _rows(query, _topics(query), hidden=[viewer_id, *hidden])
    keep = partial(_cards, viewer_id, hidden)
    page = filled(lambda cursor, limit: keyset_page(rows, order=["-user_id"], cursor=cursor, limit=limit), keep)
    return _with_skills(page(cursor, limit))


def people_search(query: PeopleQuery, *, me: User, cursor: str | None, limit: int) -> Found:
    """A page of DiscoveredPersons by all filters, in the order that is asked for: a constant number of queries.

    `freeWhenIAm` is decided here and not by the database, and looks at 1,000 people for a page at most: a page may be
    short, even empty, and have a next one.
    """
    viewer = Viewer(me)
    meaning, rows_and_keeps = people_lists(query, viewer)
    cards = partial(_cards, me.pk, viewer.hidden)
    order = Order(viewer, "user_id", query.sort, bool(query.free_when_i_am))
    lists = [arranged(rows, keep, cards, order) for rows, keep in rows_and_keeps]
    return Found(_noted(_with_skills(chained(lists)(cursor, limit)), order), meaning)


def people_lists(query: PeopleQuery, viewer: Viewer) -> tuple[Meaning, list[tuple[QuerySet[Any, Any], Keep]]]:
    """What `q` means, and the lists (`user_id` of listings) that a search goes through, with what to leave out."""
    meaning = people_meant(query.q, viewer, only_names=bool(query.skill)) if query.q and query.q.strip() else NOTHING
    return meaning, _parts(query, meaning, viewer)


def _parts(query: PeopleQuery, meaning: Meaning, viewer: Viewer) -> list[tuple[QuerySet[Any, Any], Keep]]:
    """The lists that follow one another, and what is left out of each: the topic called so, people called so, others.

    With a sort each is two, as empty profiles come last.
    """
    rows = partial(_rows, query, hidden=[viewer.me.pk, *viewer.hidden])
    everybody: Keep = list
    if meaning is NOTHING:
        lists = [(rows(_topics(query)), everybody)]
    else:
        exact = [meaning.exact] if meaning.exact else []
        found = rows(exact) if exact else None
        named = rows(None, people=meaning.people)
        lists = [(found, everybody)] if found is not None else []
        if meaning.people:
            lists.append((named, partial(_without, found)))
        if meaning.others or not lists:
            before = [found, named if meaning.people else None]
            lists.append((rows(meaning.others), partial(_without_any, before)))
    if not query.sort:
        return lists
    return [(part.filter(is_empty=is_empty), keep) for is_empty in (False, True) for part, keep in lists]


def _without_any(before: Sequence[QuerySet[Any, Any] | None], rows: list[Any]) -> list[Any]:
    return reduce(lambda left, others: _without(others, left), before, rows)


def _without(others: QuerySet[Any, Any] | None, rows: list[Any]) -> list[Any]:
    """Those of `rows` who are not in `others`, which came before: one query."""
    if others is None or not rows:
        return rows
    there = set(others.filter(user_id__in=[row["user_id"] for row in rows]).values_list("user_id", flat=True))
    return [row for row in rows if row["user_id"] not in there]


def _topics(query: PeopleQuery) -> list[UUID] | None:
    """The topics that `skill` means, None without one."""
    if not query.skill:
        return None
    exact = topic_named(fold(query.skill))
    return [exact.pk] if exact else topic_ids_found(query.skill)[:_TOPICS]


def _rows(
    query: PeopleQuery, topics: Sequence[UUID] | None, *, hidden: list[UUID], people: Sequence[UUID] | None = None
) -> QuerySet[Any, Any]:
    """`user_id` of those whose listings fit: of any of `topics`, or of anything; of `people` alone, when given."""
    keys = _keys(query, topics, by_name=people is not None)
    listings = Listing.objects.filter(key__in=keys) if len(keys) != 1 else Listing.objects.filter(key=keys[0])
    if topics is not None and query.category:
        listings = listings.filter(category=query.category)
    columns = {
        "rating__gte": query.min_rating,
        "reliability__gte": query.min_reliability,
        "timezone": query.timezone,
        "levels__contains": (query.level or "")[:1],
        "modes__contains": (query.mode or "")[:1],
        "user_id__in": people,
    }
    listings = listings.filter(**{column: value for column, value in columns.items() if value})
    if query.language and not any("|" in key for key in keys):
        listings = listings.filter(languages__contains=languages_text([query.language.lower()]))
    rows = listings.exclude(user_id__in=hidden).values("user_id")
    return rows.distinct() if len(keys) > 1 else rows


def _keys(query: PeopleQuery, topics: Sequence[UUID] | None, *, by_name: bool) -> list[str]:
    """The listings that the filters mean: any of them will do."""
    language, category = (query.language or "").lower(), query.category or ""
    wants = query.type == SkillType.LEARN
    if topics is not None:
        return [wanted_key(topic_id=pk) if wants else listing_key(topic_id=pk, language=language) for pk in topics]
    if by_name and not (category or query.level or query.mode or query.type):
        return [ANYBODY]
    return [wanted_key(category=category) if wants else listing_key(category=category, language=language)]


def _cards(viewer_id: UUID, hidden: set[UUID], rows: list[Any]) -> list[Any]:
    cards = cards_shown_to(viewer_id, (row["user_id"] for row in rows), "bio", hidden=hidden)
    return [cards[row["user_id"]] for row in rows if row["user_id"] in cards]


def _with_skills(page: Page) -> Page:
    skills = skills_of_people(person["id"] for person in page.rows)
    return replace(page, rows=[person | {"skills": skills[person["id"]]} for person in page.rows])


def _noted(page: Page, order: Order) -> Page:
    """What a search says of people beside their cards and skills."""
    ids = [person["id"] for person in page.rows]
    marks = marks_among(order.viewer.me.pk, ids)
    notes = notes_of(order, ids)
    rows = [
        {
            **person,
            **notes[person["id"]],
            "is_saved": marks.get(person["id"]) == PersonMark.Kind.SAVED,
            "is_empty": says_nothing(bio=person["bio"], avatar=person["avatar_url"]),
        }
        for person in page.rows
    ]
    return replace(page, rows=rows)


def person_page(person_id: UUID, *, viewer: User) -> dict[str, Any]:
    """A member's public profile with their skills. Raises NotFound for whom `viewer` may not see.

    Six queries, and those of `acquaintances`.
    """
    person = visible_person(person_id, viewer=viewer)
    if person is None:
        raise NotFound
    more = {
        "bio": person.bio,
        "availability_note": person.availability_note,
        "member_since": person.created_at,
        "skills": skills_of(person.pk),
        "taught_minutes": person.taught_minutes,
        "learned_minutes": person.learned_minutes,
        "response_minutes": response_minutes(person.pk),
    }
    mark = marks_among(viewer.pk, [person.pk]).get(person.pk)
    alone_here = {
        "is_verified": person.is_verified,
        "last_online_at": _last_online(person, viewer),
        "is_saved": mark == PersonMark.Kind.SAVED,
        "is_dismissed": mark == PersonMark.Kind.DISMISSED,
    }
    return person_card(person) | more | alone_here


def _last_online(person: User, viewer: User) -> dt.datetime | None:
    """When they were online last, for themselves and for contacts with whom they share it."""
    if viewer.pk == person.pk:
        return person.last_online_at
    knows = person.show_last_seen and viewer.pk in acquaintances(person.pk, [viewer.pk]) and viewer.show_last_seen
    return person.last_online_at if knows else None
