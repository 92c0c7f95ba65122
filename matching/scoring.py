"""How well two people suit each other, from 0 to 100, and why: every part of the score has its reason in words."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf.locale import LANG_INFO
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from matching.points import (
    ACTIVE_DAYS,
    LANGUAGE,
    LEVEL,
    MUTUAL,
    TEACHES,
    WANTS,
    active_points,
    hours_apart,
    nearness_points,
    overlap_points,
    rated_points,
    teaches_points,
    wants_points,
)
from matching.selectors.candidates import Candidate, OwnSkills
from skills.catalogue import shown_name
from skills.models import LEVEL_RANK
from skillswap.phrases import listed, minutes_words, unbroken

Reason = dict[str, str]

GOOD_RATING = 4.5


@dataclass
class Scored:
    """A candidate with their `points`, to which those for shared time are only added for the best."""

    person: dict[str, Any]
    candidate: Candidate
    points: float
    reasons: list[Reason] = field(default_factory=list)
    minutes: int = 0

    @property
    def score(self) -> int:
        return min(100, round(self.points + overlap_points(self.minutes)))

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Both ways first, then the score, then who joined last; the same every time."""
        return (not self.candidate.mutual, -self.score, -self.person["id"].int)


def points_of(person: dict[str, Any], candidate: Candidate, own: OwnSkills, me: Any, now: dt.datetime) -> float:
    """All points but those for shared time. Cheap: it runs for every candidate."""
    points = float(MUTUAL if candidate.mutual else 0)
    points += min(TEACHES, sum(teaches_points(own.wants[topic]["priority"]) for topic in candidate.teaches))
    points += min(WANTS, sum(wants_points(priority) for _, priority in candidate.wants.values()))
    if shared := len(candidate.teaches) + len(candidate.wants):
        points += LEVEL * sum(map(len, levels_that_suit(candidate, own))) / shared
    points += LANGUAGE * bool(set(person["languages"]).intersection(me.languages))
    points += nearness_points(hours_apart(person["timezone"], me.timezone, now))
    if person["last_online_at"]:
        points += active_points((now - person["last_online_at"]).days)
    if person["rating"]:
        points += rated_points(person["rating"])
    return points


def levels_that_suit(candidate: Candidate, own: OwnSkills) -> tuple[list[UUID], list[UUID]]:
    """Topics in which the one who teaches knows at least what the other asks for: they teach, I teach."""
    taught = [
        t for t, (level, _) in candidate.teaches.items() if LEVEL_RANK[level] >= LEVEL_RANK[own.wants[t]["level"]]
    ]
    wanted = [t for t, (level, _) in candidate.wants.items() if LEVEL_RANK[own.offers[t]["level"]] >= LEVEL_RANK[level]]
    return taught, wanted


def reasons_of(scored: Scored, own: OwnSkills, me: Any, now: dt.datetime) -> list[Reason]:
    """Why this person is suggested: codes with a sentence for the member, the most important first."""
    candidate, person = scored.candidate, scored.person
    theirs = [_name(own.wants[topic]) for topic in candidate.teaches]
    yours = [_name(own.offers[topic]) for topic in candidate.wants]
    found = [
        _mutual(theirs, yours) if candidate.mutual else None,
        _said("teaches_you", _("They teach %(skills)s, which you want to learn."), theirs),
        _said("wants_yours", _("They want to learn %(skills)s, which you teach."), yours),
        _level_fit(candidate, own),
        _shared_language(person, me),
        _overlap(scored.minutes),
        _same_timezone(person, me, now),
        _active_recently(person, now),
        _well_rated(person),
    ]
    return [{"code": code, "message": message} for code, message in filter(None, found)]


def _name(skill: dict[str, str]) -> str:
    return shown_name(skill["name"])


def _said(code: str, sentence: str, skills: list[str]) -> tuple[str, str] | None:
    return (code, sentence % {"skills": listed(skills)}) if skills else None


def _mutual(theirs: list[str], yours: list[str]) -> tuple[str, str]:
    return "mutual", _("You can swap: %(theirs)s for %(yours)s.") % {"theirs": listed(theirs), "yours": listed(yours)}


def _overlap(minutes: int) -> tuple[str, str] | None:
    if not minutes:
        return None
    return "overlap", _("You are both free %(duration)s a week.") % {"duration": _duration(minutes)}


def _level_fit(candidate: Candidate, own: OwnSkills) -> tuple[str, str] | None:
    taught, wanted = levels_that_suit(candidate, own)
    if taught:
        names = [f"{_name(own.wants[topic])} ({level_word(candidate.teaches[topic][0])})" for topic in taught]
        return _said("level_fit", _("Their level suits what you asked for: %(skills)s."), names)
    if wanted:
        names = [f"{_name(own.offers[topic])} ({level_word(own.offers[topic]['level'])})" for topic in wanted]
        return _said("level_fit", _("Your level suits what they asked for: %(skills)s."), names)
    return None


def _shared_language(person: dict[str, Any], me: Any) -> tuple[str, str] | None:
    shared = [language_name(code) for code in me.languages if code in person["languages"]]
    return ("shared_language", _("You both speak %(languages)s.") % {"languages": listed(shared)}) if shared else None


def _same_timezone(person: dict[str, Any], me: Any, now: dt.datetime) -> tuple[str, str] | None:
    if hours_apart(person["timezone"], me.timezone, now):
        return None
    return "same_timezone", _("Your clocks show the same time.")


def _active_recently(person: dict[str, Any], now: dt.datetime) -> tuple[str, str] | None:
    seen = person["last_online_at"]
    recently = seen and (now - seen).days < ACTIVE_DAYS
    return ("active_recently", _("They were here in the last week.")) if recently else None


def _well_rated(person: dict[str, Any]) -> tuple[str, str] | None:
    rating = person["rating"]
    if not rating or rating < GOOD_RATING:
        return None
    return "well_rated", _("People rate them %(rating)s out of 5.") % {"rating": number_format(rating, decimal_pos=1)}


def language_name(code: str) -> str:
    """`pt` → Portuguese; a code that is not known stays as it is."""
    name = gettext(str(LANG_INFO.get(code, {}).get("name", code)))
    return name.lower() if get_language() == "es" else name


def level_word(level: str) -> str:
    """`beginner` as it stands inside a sentence; a level that is not known stays as it is."""
    words = {"beginner": _("beginner"), "intermediate": _("intermediate"), "expert": _("expert")}
    return words.get(level, level)


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return unbroken(_("%(hours)d h %(minutes)d min")) % {"hours": hours, "minutes": rest}
    return _("an hour") if minutes == 60 else minutes_words(minutes)
