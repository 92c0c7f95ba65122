"""Listings of many new people at once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from accounts.models import User, Visibility
from matching.listing_rows import LISTED, ListedSkill, listings_of, name_words
from matching.models import Listing, NameWord
from skills.models import Skill


def listings_save(users: Iterable[User], skills: Iterable[Skill]) -> None:
    """Write the listings and name words of people who have none yet."""
    theirs: defaultdict[UUID, list[ListedSkill]] = defaultdict(list)
    for skill in skills:
        theirs[skill.user_id].append(ListedSkill(**{column: getattr(skill, column) for column in LISTED}))
    public = [user for user in users if user.visibility == Visibility.PUBLIC]
    rows = [row for user in public for row in listings_of(user, theirs[user.pk])]
    Listing.objects.bulk_create(rows, batch_size=2000)
    words = [NameWord(user_id=user.pk, word=word) for user in public for word in sorted(name_words(user))]
    NameWord.objects.bulk_create(words, batch_size=2000)
