"""Which single change of a member's would bring them how many more suggestions, counted as suggestions are found."""

import datetime as dt
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.selectors import cards_shown_to, hidden_from
from matching.index import Asking, Opening, members_index
from matching.selectors.candidates import OwnSkills, own_skills
from matching.selectors.marks import dismissed_by
from skills.models import SkillType, Topic


def openings_for(me: User, *, lesson_possible: bool, now: dt.datetime | None = None) -> dict[str, Any]:
    """How many people `me` is suggested now, and the changes that bring more, what brings most first. Eight queries.

    Whoever makes the change finds as many more. People are named only when `me` may see them.
    """
    own, hidden, dismissed = own_skills(me.pk), hidden_from(me.pk), dismissed_by(me.pk)
    asking = Asking(me, now or timezone.now(), own.wants, own.offers, [me.pk, *hidden], lesson_possible)
    counted = members_index.openings(asking, dismissed)
    people = {person for one in counted.found for person in one.people}
    cards = cards_shown_to(me.pk, people, hidden=hidden | dismissed)
    topics = Topic.objects.in_bulk([one.topic for one in counted.found if one.topic])
    shown = [one for one in counted.found if one.topic is None or one.topic in topics]
    return {"matches": counted.matches, "openings": [_shape(one, own, topics, cards) for one in shown]}


def _shape(one: Opening, own: OwnSkills, topics: dict[Any, Topic], cards: dict[Any, Any]) -> dict[str, Any]:
    mine = (own.offers if one.kind == SkillType.OFFER else own.wants).get(one.topic) if one.topic and one.kind else None
    topic = topics.get(one.topic)
    return {
        "code": one.code,
        "count": one.count,
        "people": [cards[person] for person in one.people if person in cards],
        "topic_id": one.topic,
        "name": topic.name if topic else "",
        "category": topic.category if topic else None,
        "skill_id": mine["id"] if mine else None,
        "level": one.level or None,
        "language": one.language,
        "weekday": one.weekday,
        "start": one.start,
        "end": one.end,
    }
