"""Keeping the listings of members what their profile and offers say."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from accounts.models import User
from matching.models import Listing
from skills.models import Shelf, Skill
from skillswap.db import transactional

Entries = dict[str, str]  # key → category


def listing_key(*, topic_id: UUID | None = None, category: str = "", language: str = "") -> str:
    """The key that lists members who offer this topic, or in this category, or anything; and speak `language`."""
    base = f"t:{topic_id.hex}" if topic_id else f"c:{category}" if category else ""
    return f"{base}|{language}" if language else base


def listing_entries(offers: Iterable[tuple[UUID, str]], languages: Iterable[str]) -> Entries:
    """All entries of a visible member who offers these (topic id, category) and speaks these languages."""
    found: Entries = {}
    for language in ("", *languages):
        for topic_id, category in offers:
            found[listing_key(topic_id=topic_id, language=language)] = category
            found[listing_key(category=category, language=language)] = category
        if found:
            found[listing_key(language=language)] = ""
    return found


def listing_refresh(user_id: UUID) -> None:
    """Bring one member's listings up to date."""
    listings_refresh([user_id])


@transactional
def listings_refresh(user_ids: list[UUID]) -> None:
    """Bring the listings of these members up to date: at most seven queries however many they are."""
    Shelf.objects.filter(pk__in=user_ids).update(writes=F("writes") + 1)  # one at a time for each member
    wanted, ratings = _wanted(user_ids)
    stale: list[UUID] = []
    rerated: set[UUID] = set()
    for row in Listing.objects.filter(user_id__in=user_ids).values_list("id", "user_id", "key", "category", "rating"):
        listing_id, user_id, key, category, rating = row
        if wanted[user_id].get(key) != category:
            stale.append(listing_id)
            continue
        del wanted[user_id][key]
        if rating != ratings[user_id]:
            rerated.add(user_id)
    if stale:
        Listing.objects.filter(pk__in=stale).delete()
    for user_id in rerated:
        Listing.objects.filter(user_id=user_id).update(rating=ratings[user_id])
    Listing.objects.bulk_create(
        [
            Listing(user_id=user_id, key=key, category=category, rating=ratings[user_id])
            for user_id, entries in wanted.items()
            for key, category in entries.items()
        ],
        batch_size=1000,
    )


def _wanted(user_ids: list[UUID]) -> tuple[defaultdict[UUID, Entries], dict[UUID, float]]:
    """The entries that each member should have, and their ratings; hidden members should have none."""
    offers: defaultdict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    skills = Skill.objects.offers().filter(user_id__in=user_ids)
    for user_id, topic_id, category in skills.values_list("user_id", "topic_id", "category"):
        offers[user_id].append((topic_id, category))
    wanted: defaultdict[UUID, Entries] = defaultdict(dict)
    ratings: dict[UUID, float] = {}
    people = User.objects.public().filter(pk__in=user_ids)
    for user_id, languages, rating in people.values_list("id", "languages", "rating"):
        wanted[user_id] = listing_entries(offers[user_id], languages)
        ratings[user_id] = rating or 0.0
    return wanted, ratings
