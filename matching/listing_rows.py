"""Which listings and words of their name a visible member is found by. Pure: reads and writes nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.selectors import languages_text, says_nothing
from matching.models import ANYBODY, CHANGED, WORD_LENGTH, Listing, listing_key, wanted_key
from skills.models import Level, Mode, SkillType
from skillswap.folding import UNSPACED, fold, prefixes, words

MOST_WORDS = 40  # of one member

# What of a listing is the member's, in every row of theirs, and what is of the skills that the row is about.
MEMBER_COLUMNS = ("rating", "reliability", "timezone", "languages", "is_empty")
SKILL_COLUMNS = ("category", "levels", "modes")


@dataclass(frozen=True)
class ListedSkill:
    """What listings need of a skill."""

    type: str
    topic_id: UUID
    category: str
    level: str
    mode: str


LISTED = ("type", "topic_id", "category", "level", "mode")


def listings_of(user: User, skills: Iterable[ListedSkill]) -> list[Listing]:
    """All rows of a visible member with these skills, new ones."""
    return [Listing(user_id=user.pk, **columns) for columns in entries_of(user, skills)]


def entries_of(user: User, skills: Iterable[ListedSkill]) -> list[dict[str, Any]]:
    """The columns of these rows."""
    return [{"key": key, **about, **member_columns(user)} for key, about in _keys(user, skills)]


def member_columns(user: User) -> dict[str, Any]:
    """What every listing of the member says of them."""
    return {
        "rating": user.rating or 0.0,
        "reliability": user.reliability or 0.0,
        "timezone": user.timezone,
        "languages": languages_text(user.languages),
        "is_empty": says_nothing(bio=user.bio, avatar=user.avatar.name),
    }


def _keys(user: User, skills: Iterable[ListedSkill]) -> Iterable[tuple[str, dict[str, str]]]:
    """(key, what the row says of the skills behind it)."""
    behind: defaultdict[str, list[ListedSkill]] = defaultdict(list)
    for skill in skills:
        for key in _keys_of(skill, user.languages):
            behind[key].append(skill)
    yield ANYBODY, {"category": "", "levels": "", "modes": ""}
    if behind:
        yield CHANGED, {"category": "", "levels": "", "modes": ""}
    for key, found in behind.items():
        yield (
            key,
            {
                "category": found[0].category if ":" in key else "",
                "levels": letters(skill.level for skill in found),
                "modes": "".join(sorted(set("".join(modes_of(skill.mode) for skill in found)))),
            },
        )


def _keys_of(skill: ListedSkill, languages: Iterable[str]) -> Iterable[str]:
    if skill.type == SkillType.LEARN:
        return (wanted_key(), wanted_key(category=skill.category), wanted_key(topic_id=skill.topic_id))
    return (
        key
        for language in ("", *languages)
        for key in (
            listing_key(language=language),
            listing_key(category=skill.category, language=language),
            listing_key(topic_id=skill.topic_id, language=language),
        )
    )


def letters(values: Iterable[str]) -> str:
    """The first letters of levels or modes, each once: no two of them begin alike."""
    return "".join(sorted({value[0] for value in values}))


def modes_of(mode: str) -> str:
    """The letters of a skill's mode; one for any mode has all."""
    return mode[0] if mode else letters(Mode.values)


def name_words(user: User) -> set[str]:
    """What the member is found by: the words of their name and their username."""
    found: set[str] = set()
    for word in words(fold(f"{user.name} {user.username}")):
        if UNSPACED.search(word):
            found |= prefixes(word)
        else:
            found.add(word[:WORD_LENGTH])
    return set(sorted(found)[:MOST_WORDS])


assert len(letters(Level.values)) == len(Level.values)
assert len(letters(Mode.values)) == len(Mode.values)
