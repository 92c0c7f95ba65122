"""Listings of many new people at once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from accounts.models import User, Visibility
from matching.listings import listing_entries
from matching.models import Listing
from skills.choices import SkillType
from skills.models import Skill


def listings_save(users: Iterable[User], skills: Iterable[Skill]) -> None:
    """Write the listings of people who have none yet."""
    offers: defaultdict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for skill in skills:
        if skill.type == SkillType.OFFER:
            offers[skill.user_id].append((skill.topic_id, skill.category))
    Listing.objects.bulk_create(
        [
            Listing(user_id=user.pk, key=key, category=category, rating=user.rating or 0.0)
            for user in users
            if user.visibility == Visibility.PUBLIC
            for key, category in listing_entries(offers[user.pk], user.languages).items()
        ],
        batch_size=2000,
    )
