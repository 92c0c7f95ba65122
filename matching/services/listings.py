"""Writes members' listings and the words of their names, which are derived from their profile and skills."""

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from accounts.models import User
from matching.listing_rows import LISTED, MEMBER_COLUMNS, SKILL_COLUMNS, ListedSkill, listings_of, name_words
from matching.models import CHANGED, Listing, NameWord, Unlisted
from skills.models import Skill, SkillCount
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from skillswap.db.locks import lock_rows

_BATCH = 1000
_UNLISTED_KEPT = dt.timedelta(days=1)
_COLUMNS = (*SKILL_COLUMNS, *MEMBER_COLUMNS)


def listing_refresh(user_id: UUID) -> None:
    """Bring one member's listings up to date."""
    listings_refresh([user_id])


@transactional
def listings_refresh(user_ids: list[UUID]) -> None:
    """Bring the listings of these members up to date, in a number of queries that does not grow with them, beside one
    for each way in which rows changed. Rows that stay keep their id, which says since when the member is found so;
    only CHANGED is made anew.
    """
    lock_rows(SkillCount.objects.filter(pk__in=user_ids))  # one refresh at a time for each member
    people = list(User.objects.public().filter(pk__in=user_ids))
    _rows_refresh(user_ids, people)
    _words_refresh(user_ids, people)


def _rows_refresh(user_ids: list[UUID], people: list[User]) -> None:
    wanted = {(row.user_id, row.key): row for row in _wanted(people)}
    stale: list[UUID] = []
    ended: list[UUID] = []
    changed: defaultdict[tuple[Any, ...], list[UUID]] = defaultdict(list)
    for row in Listing.objects.filter(user_id__in=user_ids).values("id", "user_id", "key", *_COLUMNS):
        now = wanted.pop((row["user_id"], row["key"]), None) if row["key"] != CHANGED else None
        if now is None:
            stale.append(row["id"])
            if row["key"] == CHANGED and (row["user_id"], CHANGED) not in wanted:
                ended.append(row["user_id"])
            continue
        values = tuple(getattr(now, column) for column in _COLUMNS)
        if values != tuple(row[column] for column in _COLUMNS):
            changed[values].append(row["id"])
    if stale:
        Listing.objects.filter(pk__in=stale).delete()
    for values, ids in changed.items():
        Listing.objects.filter(pk__in=ids).update(**dict(zip(_COLUMNS, values, strict=True)))
    Listing.objects.bulk_create(wanted.values(), batch_size=_BATCH)
    _unlist(ended)


def _unlist(user_ids: list[UUID]) -> None:
    """Have the indexes in memory forget these members; rows that all of them have read are deleted on the way."""
    if not user_ids:
        return
    old = Unlisted.objects.filter(pk__lt=first_id_at(now_ms() - _UNLISTED_KEPT))
    if ids := list(old.values_list("pk", flat=True)[:_BATCH]):
        Unlisted.objects.filter(pk__in=ids).delete()
    Unlisted.objects.bulk_create([Unlisted(user_id=user_id) for user_id in user_ids], batch_size=_BATCH)


def _wanted(people: list[User]) -> list[Listing]:
    """The rows that these members should have."""
    skills: defaultdict[UUID, list[ListedSkill]] = defaultdict(list)
    rows = Skill.objects.filter(user_id__in=[user.pk for user in people])
    for row in rows.order_by("id").values("user_id", *LISTED):
        skills[row.pop("user_id")].append(ListedSkill(**row))
    return [row for user in people for row in listings_of(user, skills[user.pk])]


def _words_refresh(user_ids: list[UUID], people: list[User]) -> None:
    wanted = {(user.pk, word) for user in people for word in name_words(user)}
    rows = NameWord.objects.filter(user_id__in=user_ids).values_list("id", "user_id", "word")
    there = {(user_id, word): pk for pk, user_id, word in rows}
    if stale := [pk for row, pk in there.items() if row not in wanted]:
        NameWord.objects.filter(pk__in=stale).delete()
    missing = sorted(wanted - there.keys())
    NameWord.objects.bulk_create([NameWord(user_id=pk, word=word) for pk, word in missing], batch_size=_BATCH)
