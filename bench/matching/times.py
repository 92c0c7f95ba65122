"""What suggestions and searches cost, in milliseconds on the wall and of the processor."""

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from accounts.models import User
from bench.figures import percentile
from matching.index import members_index
from matching.selectors import PeopleQuery, SkillQuery, people_search, skills_found, suggestions_for
from skills.models import Topic

SHOWN = 10
PAGE = 20
ROUNDS = 3

Times = dict[str, float]


def index_builds() -> dict[str, float]:
    """Seconds for building the index of this process, the first time and once more."""
    found = {}
    for name in ("first", "again"):
        began, used = time.perf_counter(), time.process_time()
        members_index.renew()
        found |= {name: time.perf_counter() - began, f"{name}_processor": time.process_time() - used}
    return found


def times_of(asking: Sequence[User]) -> dict[str, Times]:
    """Of each kind of question, asked by each of these members."""
    topics = list(Topic.objects.order_by("-uses", "-id").values_list("name", flat=True)[:200])
    asked = [(me, topics[at * 7 % len(topics)]) for at, me in enumerate(asking)]
    return {
        "suggestions": timed(partial(suggestions_for, me, limit=SHOWN) for me, _ in asked),
        "search": timed(partial(_skills, me, q=topic) for me, topic in asked),
        "search, best fit": timed(partial(_skills, me, q=topic, sort="best") for me, topic in asked),
        "discover": timed(partial(_people, me) for me, _ in asked),
        "discover, a topic": timed(partial(_people, me, q=topic) for me, topic in asked),
        "discover, a name": timed(partial(_people, me, q=me.name.split()[0]) for me, _ in asked),
        "discover, best fit": timed(partial(_people, me, q=topic, sort="best") for me, topic in asked),
    }


def _skills(me: User, **asked: Any) -> None:
    skills_found(SkillQuery(**asked), me=me, cursor=None, limit=PAGE)


def _people(me: User, **asked: Any) -> None:
    people_search(PeopleQuery(**asked), me=me, cursor=None, limit=PAGE)


def timed(questions: Iterable[Callable[[], object]]) -> Times:
    """Each question asked ROUNDS times; the first round fills what is kept in memory and does not count."""
    kept = list(questions)
    walls: list[float] = []
    processors: list[float] = []
    for at in range(ROUNDS):
        for ask in kept:
            began, used = time.perf_counter(), time.process_time()
            ask()
            if at:
                walls.append((time.perf_counter() - began) * 1000)
                processors.append((time.process_time() - used) * 1000)
    walls.sort()
    processors.sort()
    return {
        "p50": percentile(walls, 0.5),
        "p95": percentile(walls, 0.95),
        "processor": sum(processors) / len(processors),
        "processor_p95": percentile(processors, 0.95),
    }
