"""How well two people fit, from 0 to 100, and why: every part of the score has its reason in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf.locale import LANG_INFO

from matching.candidates import Fit, Mine
from matching.overlap import zone_of
from skills.choices import LEVEL_RANK

Reason = dict[str, str]

TEACHES, WANTS, MUTUAL, LEVEL, LANGUAGE, OVERLAP, TIMEZONE, ACTIVE, RATED = 25, 20, 10, 10, 10, 10, 5, 5, 5
FULL_OVERLAP = 180  # shared minutes a week that earn all of OVERLAP
ACTIVE_DAYS, RECENT_DAYS = 7, 30
GOOD_RATING = 4.5


@dataclass
class Scored:
    """One candidate: points without those for shared time, which are only counted for the best."""

    person: dict[str, Any]
    fit: Fit
    points: float
    reasons: list[Reason] = field(default_factory=list)
    minutes: int = 0

    @property
    def score(self) -> int:
        return min(100, round(self.points + OVERLAP * min(1.0, self.minutes / FULL_OVERLAP)))

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Both ways first, then the score, then who joined last; the same every time."""
        return (not self.fit.mutual, -self.score, -self.person["id"].int)


def points_of(person: dict[str, Any], fit: Fit, mine: Mine, me: Any, now: dt.datetime) -> float:
    """All points but those for shared time. Cheap: it runs for every candidate."""
    points = float(MUTUAL if fit.mutual else 0)
    points += min(TEACHES, sum(15 + 2 * mine.wants[topic]["priority"] for topic in fit.teaches))
    points += min(WANTS, sum(11 + 2 * priority for _, priority in fit.wants.values()))
    points += LEVEL * sum(map(len, fitting_levels(fit, mine))) / (len(fit.teaches) + len(fit.wants))
    points += LANGUAGE * bool(set(person["languages"]).intersection(me.languages))
    points += TIMEZONE * max(0.0, 1 - hours_apart(person["timezone"], me.timezone, now) / 6)
    if person["last_online_at"]:
        away = (now - person["last_online_at"]).days
        points += ACTIVE if away < ACTIVE_DAYS else ACTIVE / 2 if away < RECENT_DAYS else 0
    if person["rating"]:
        points += RATED * min(1.0, max(0.0, (person["rating"] - 3) / 2))
    return points


def fitting_levels(fit: Fit, mine: Mine) -> tuple[list[UUID], list[UUID]]:
    """Topics in which the one who teaches knows at least what the other asks for: they teach, I teach."""
    taught = [t for t, (level, _) in fit.teaches.items() if LEVEL_RANK[level] >= LEVEL_RANK[mine.wants[t]["level"]]]
    asked = [t for t, (level, _) in fit.wants.items() if LEVEL_RANK[mine.offers[t]["level"]] >= LEVEL_RANK[level]]
    return taught, asked


def hours_apart(one: str, other: str, now: dt.datetime) -> float:
    """Hours between two people's clocks now; across midnight at most 12."""
    if one == other:
        return 0.0
    return _hours_apart(one, other, now.replace(minute=0, second=0, microsecond=0))


@lru_cache(maxsize=4096)
def _hours_apart(one: str, other: str, hour: dt.datetime) -> float:
    offsets = [hour.astimezone(zone_of(zone)).utcoffset() or dt.timedelta() for zone in (one, other)]
    apart = abs((offsets[0] - offsets[1]).total_seconds()) / 3600
    return min(apart, 24 - apart)


def reasons_of(scored: Scored, mine: Mine, me: Any, now: dt.datetime) -> list[Reason]:
    """Why this person is suggested, in plain sentences, the weightiest first."""
    fit, person = scored.fit, scored.person
    theirs = [mine.wants[topic]["name"] for topic in fit.teaches]
    yours = [mine.offers[topic]["name"] for topic in fit.wants]
    found = [
        ("mutual", f"You can swap: {listed(theirs)} for {listed(yours)}.") if fit.mutual else None,
        ("teaches_you", f"They teach {listed(theirs)}, which you want to learn.") if theirs else None,
        ("wants_yours", f"They want to learn {listed(yours)}, which you teach.") if yours else None,
        _level_fit(fit, mine),
        _shared_language(person, me),
        ("overlap", f"You are both free {_duration(scored.minutes)} a week.") if scored.minutes else None,
        _same_timezone(person, me, now),
        _active_recently(person, now),
        _well_rated(person),
    ]
    return [{"code": code, "message": message} for code, message in filter(None, found)]


def _level_fit(fit: Fit, mine: Mine) -> tuple[str, str] | None:
    taught, asked = fitting_levels(fit, mine)
    if taught:
        names = [f"{mine.wants[topic]['name']} ({fit.teaches[topic][0]})" for topic in taught]
        return "level_fit", f"Their level suits what you asked for: {listed(names)}."
    if asked:
        names = [f"{mine.offers[topic]['name']} ({mine.offers[topic]['level']})" for topic in asked]
        return "level_fit", f"Your level suits what they asked for: {listed(names)}."
    return None


def _shared_language(person: dict[str, Any], me: Any) -> tuple[str, str] | None:
    shared = [language_name(code) for code in me.languages if code in person["languages"]]
    return ("shared_language", f"You both speak {listed(shared)}.") if shared else None


def _same_timezone(person: dict[str, Any], me: Any, now: dt.datetime) -> tuple[str, str] | None:
    if hours_apart(person["timezone"], me.timezone, now):
        return None
    return "same_timezone", "Your clocks show the same time."


def _active_recently(person: dict[str, Any], now: dt.datetime) -> tuple[str, str] | None:
    seen = person["last_online_at"]
    return ("active_recently", "They were here in the last week.") if seen and (now - seen).days < ACTIVE_DAYS else None


def _well_rated(person: dict[str, Any]) -> tuple[str, str] | None:
    rating = person["rating"]
    return ("well_rated", f"People rate them {rating:.1f} out of 5.") if rating and rating >= GOOD_RATING else None


def language_name(code: str) -> str:
    """`pt` → Portuguese; a code that is not known stays as it is."""
    return str(LANG_INFO.get(code, {}).get("name", code))


def listed(names: Iterable[str]) -> str:
    """`Guitar`, `Guitar and Piano`, `Guitar, Piano and Yoga`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} minutes"
    return f"{hours} h {rest} min" if rest else "an hour" if hours == 1 else f"{hours} hours"
