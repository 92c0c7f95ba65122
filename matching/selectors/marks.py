"""Whom a member saved or dismissed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from accounts.selectors import cards_shown_to, hidden_from, says_nothing
from matching.models import PersonMark
from skills.selectors import skills_of_people
from skillswap.http.page_parts import filled
from skillswap.http.pagination import Page, keyset_page


def dismissed_by(user_id: UUID) -> set[UUID]:
    """Whom the member dismissed: one query."""
    marks = PersonMark.objects.filter(user_id=user_id, kind=PersonMark.Kind.DISMISSED)
    return set(marks.values_list("other_id", flat=True))


def dismissed_each_other(user_id: UUID) -> set[UUID]:
    """Whom the member dismissed, and who dismissed them: two queries. For what tells the two of each other."""
    by_others = PersonMark.objects.filter(other_id=user_id, kind=PersonMark.Kind.DISMISSED)
    return dismissed_by(user_id) | set(by_others.values_list("user_id", flat=True))


def put_aside(user_id: UUID) -> set[UUID]:
    """Whom no search and no suggestion shows to the member: hidden or dismissed. One query, and `hidden_from`."""
    return hidden_from(user_id) | dismissed_by(user_id)


def marks_among(user_id: UUID, people: Collection[UUID]) -> dict[UUID, str]:
    """How the member marked these people, by id: one query."""
    marks = (
        PersonMark.objects.filter(user_id=user_id, other_id__in=list(people)) if people else PersonMark.objects.none()
    )
    return dict(marks.values_list("other_id", "kind"))


def marked_people(user_id: UUID, kind: str, *, cursor: str | None, limit: int) -> Page:
    """A page of MarkedPersons, whom the member marked last first; nobody whom they may not see. Four queries."""
    marks = PersonMark.objects.filter(user_id=user_id, kind=kind).values("id", "other_id", "created_at")
    hidden = hidden_from(user_id)

    def fetch(cursor: str | None, limit: int) -> Page:
        return keyset_page(marks, order=["-id"], cursor=cursor, limit=limit)

    def shown(rows: list[Any]) -> list[Any]:
        cards = cards_shown_to(user_id, (row["other_id"] for row in rows), "bio", hidden=hidden)
        return [{**cards[row["other_id"]], "marked_at": row["created_at"]} for row in rows if row["other_id"] in cards]

    page = filled(fetch, shown)(cursor, limit)
    skills = skills_of_people(person["id"] for person in page.rows)
    about = {"is_saved": kind == PersonMark.Kind.SAVED}
    rows = [
        {
            **person,
            **about,
            "is_empty": says_nothing(bio=person["bio"], avatar=person["avatar_url"]),
            "skills": skills[person["id"]],
        }
        for person in page.rows
    ]
    return Page(rows, page.next_cursor, page.limit)
