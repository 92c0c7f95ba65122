"""People: oneself, somebody's page, a page of discover, and who stands beside messages and sessions."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import cards_of, me
from accounts.sharing import presence_contacts
from compat.barter.shapes import Shape
from compat.barter.shapes.people import Person, brief_shape, user_shape
from credits.selectors import balance_of, totals_of
from matching.selectors import PeopleQuery, people_found, person_page
from realtime.presence import online_among
from skills.selectors import skills_of
from skillswap.http.pagination import Page

_MORE = ("bio", "availability", "is_verified")  # of a member whose page one may see, beside their card


def own_user(user: User) -> Shape:
    """The member themselves, with their address and credits: four queries."""
    online = bool(online_among([user.pk]))
    own = {**me(user), "last_online_at": user.last_online_at, "is_online": online}
    return user_shape({**own, **balance_of(user.pk), "skills": skills_of(user.pk)})


def user_page(person_id: UUID, *, viewer: User) -> Shape:
    """A member's page. Raises NotFound for whom `viewer` may not see. Two queries more than `person_page`, and those
    of `acquaintances`.
    """
    if person_id == viewer.pk:
        return own_user(viewer)
    return _with_pages([person_page(person_id, viewer=viewer)], viewer.pk)[0]


def users_found(query: PeopleQuery, *, viewer_id: UUID, cursor: str | None, limit: int) -> Page:
    """A page of discover: two queries more than `people_found`, and those of `acquaintances`."""
    page = people_found(query, viewer_id=viewer_id, cursor=cursor, limit=limit)
    return Page(_with_pages(page.rows, viewer_id), page.next_cursor, page.limit)


def _with_pages(people: Sequence[Person], viewer_id: UUID) -> list[Shape]:
    """Users from cards with their skills, and what else their pages say."""
    ids = [person["id"] for person in people]
    more, totals, online = cards_of(ids, *_MORE), totals_of(ids), _online(viewer_id, ids)
    return [
        user_shape({**more[pk], **person, **totals[pk], "is_online": pk in online})
        for pk, person in zip(ids, people, strict=True)
    ]


def users_beside(viewer_id: UUID, cards: Mapping[UUID, Person]) -> dict[UUID, Shape]:
    """The people of sessions from their cards: the queries of `acquaintances`."""
    online = _online(viewer_id, cards.keys())
    return {pk: user_shape({**card, "is_online": pk in online}) for pk, card in cards.items()}


def users_in_conversation(viewer_id: UUID, other_id: UUID) -> dict[str, Shape]:
    """The two of a conversation, by id: one query, and those of `acquaintances`."""
    online = _online(viewer_id, [other_id]) | online_among([viewer_id])
    return {
        str(pk): brief_shape({**card, "is_online": pk in online})
        for pk, card in cards_of([viewer_id, other_id]).items()
    }


def _online(viewer_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` who are online and whose presence the viewer may know."""
    others = [pk for pk in ids if pk != viewer_id]
    known = presence_contacts(viewer_id, others) if others else set()
    return online_among(known | ({viewer_id} & set(ids)))


def people_by_id(participants: Sequence[Mapping[str, Any]]) -> dict[str, Shape]:
    """The two of a conversation from its participants (`chat.selectors.conversations_of`). No query."""
    return {str(person["id"]): brief_shape(person) for person in participants}
