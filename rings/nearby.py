"""Among whom rings are looked for: those near one member, or all members, a portion at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from skills.models import Skill, SkillQuerySet

NEAREST = 200  # people whom the member could teach, and as many who could teach them: the newest skills
BETWEEN = 400  # people who could stand between those two in a ring of four
MISSING = 60  # people who teach what the member wants, and twice as many who teach those: for hints
PORTION = 5000  # members at a time, of whom one takes some kilobytes


def people_near(user_id: UUID) -> list[UUID]:
    """The member and whoever could be in a ring of three or four with them, as far as topics say. Seven queries.

    At most 1 + 2 * NEAREST + BETWEEN people.
    """
    skills = Skill.objects.visible()
    after = _owners(skills.wants().filter(topic_id__in=_offered(user_id)), NEAREST)
    before = _owners(skills.offers().filter(topic_id__in=_wanted(user_id)), NEAREST)
    if not after or not before:
        return []
    learning = _owners(skills.wants().filter(topic_id__in=_offered(*after)), 2 * BETWEEN)
    wanted = _wanted(*before)
    between = _owners(skills.offers().filter(user_id__in=learning, topic_id__in=wanted), BETWEEN)
    return list(dict.fromkeys([user_id, *after, *before, *between]))


def people_who_miss(user_id: UUID) -> list[UUID]:
    """The member and who could teach them, or teach those, as far as topics say: who could be in a circle of two or
    three in which the member teaches something new. Four queries, at most 1 + 3 * MISSING people.
    """
    skills = Skill.objects.visible()
    others = skills.offers().exclude(user_id=user_id)
    last = _owners(others.filter(topic_id__in=_wanted(user_id)), MISSING)
    if not last:
        return []
    between = _owners(others.filter(topic_id__in=_wanted(*last)), 2 * MISSING)
    return list(dict.fromkeys([user_id, *last, *between]))


def portions(night: int) -> list[list[UUID]]:
    """All members who may be asked as far as their row says, in portions of at most PORTION, other ones each night.

    So far apart in a large community that a portion misses a ring, some other night has its people together.
    """
    everybody = User.objects.public().filter(is_verified=True).order_by("id").values_list("id", flat=True)
    ids = sorted(everybody.iterator(PORTION), key=lambda pk: hash((pk.int, night)))
    count = -(-len(ids) // PORTION)
    return [ids[at::count] for at in range(count)]


def _offered(*user_ids: UUID) -> list[UUID]:
    return _topics(Skill.objects.offers(), user_ids)


def _wanted(*user_ids: UUID) -> list[UUID]:
    return _topics(Skill.objects.wants(), user_ids)


def _topics(skills: QuerySet[Skill], user_ids: Sequence[UUID]) -> list[UUID]:
    """Also of whoever is hidden: whom to ask says `rings.community`."""
    return list(skills.filter(user_id__in=user_ids).order_by().values_list("topic_id", flat=True).distinct())


def _owners(skills: SkillQuerySet, most: int) -> list[UUID]:
    """Whose skills these are, the newest first."""
    rows: Iterator[UUID] = skills.newest_of_these().values_list("user_id", flat=True)[: 4 * most].iterator()
    return list(islice(dict.fromkeys(rows), most))
