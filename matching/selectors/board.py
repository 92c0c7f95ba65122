"""The board of supply and demand: topics that are wanted and hardly taught, offers nobody asks for, what is growing.

Counted anew for each page by the index in memory, which reads no table: see `matching.index.board`.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import User
from matching.index import Among, TopicCount, members_index
from skills.models import Skill, SkillType, Topic
from skillswap.errors import InvalidInput
from skillswap.http.pagination import Page, cursor_of

ENOUGH_TEACHERS = 0.5  # for each person who wants a topic; with fewer it is on the board

WANTED, OFFERED, GROWING = "wanted", "offered", "growing"
VIEWS = (WANTED, OFFERED, GROWING)

Rank = tuple[int, int] | None  # the lowest first; None for what is not in the view


@dataclass(frozen=True)
class BoardQuery:
    """Which `view`, and whose skills count; None leaves a filter out."""

    view: str | None = None
    language: str | None = None
    hours: int | None = None
    category: str | None = None


def board(query: BoardQuery, *, me: User, cursor: str | None, limit: int) -> Page:
    """A page of BoardTopics. Four queries, up to three more after changes. `me` is not counted.

    Raises InvalidInput for a cursor that no page gave.
    """
    after = _read(cursor) if cursor else None
    among = Among(me.pk, me.timezone, query.language, query.hours, query.category)
    rank = _RANKS[query.view or WANTED]
    counts = members_index.topic_counts(among, timezone.now())
    ranked = [((*place, one.topic), one) for one in counts if (place := rank(one))]
    behind = sorted((one for one in ranked if after is None or one[0] > after), key=itemgetter(0))
    found = behind[:limit]
    next_cursor = cursor_of(found[-1][0]) if len(behind) > limit else None
    return Page(_shown([one for _, one in found], me.pk), next_cursor, limit)


def _wanted(one: TopicCount) -> Rank:
    """Most unmet wishes first."""
    return (one.offers - one.wants, -one.wants) if one.wants and one.offers < ENOUGH_TEACHERS * one.wants else None


def _offered(one: TopicCount) -> Rank:
    """What most people offer and nobody wants first."""
    return (-one.offers, -one.offers_added) if one.offers and not one.wants else None


def _growing(one: TopicCount) -> Rank:
    """What was added most often in the last days, less than in the same time before it, first."""
    added, before = one.offers_added + one.wants_added, one.offers_before + one.wants_before
    return (before - added, -added) if added > before else None


_RANKS: dict[str, Callable[[TopicCount], Rank]] = {WANTED: _wanted, OFFERED: _offered, GROWING: _growing}


def _shown(counts: list[TopicCount], user_id: UUID) -> list[dict[str, Any]]:
    """BoardTopics. Two queries."""
    ids = [one.topic for one in counts]
    topics = Topic.objects.in_bulk(ids) if ids else {}
    mine = Skill.objects.filter(user_id=user_id, topic_id__in=ids).values_list("topic_id", "type") if ids else ()
    own = set(mine)
    return [
        {
            "topic_id": one.topic,
            "name": topics[one.topic].name,
            "category": topics[one.topic].category,
            "offers": one.offers,
            "wants": one.wants,
            "offers_added": one.offers_added,
            "offers_added_before": one.offers_before,
            "wants_added": one.wants_added,
            "wants_added_before": one.wants_before,
            "i_offer": (one.topic, SkillType.OFFER) in own,
            "i_want": (one.topic, SkillType.LEARN) in own,
        }
        for one in counts
        if one.topic in topics
    ]


def _read(cursor: str) -> tuple[int, int, UUID]:
    try:
        first, second, topic = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if type(first) is not int or type(second) is not int or not isinstance(topic, str):
            raise ValueError
        return first, second, UUID(topic)
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidInput("cursor", gettext("Use the nextCursor of the page before.")) from error
