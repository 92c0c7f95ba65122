"""Every read of matching that a screen needs."""

from matching.selectors.board import BoardQuery, board
from matching.selectors.candidates import match_each_other
from matching.selectors.discover import PeopleQuery, people_found, people_search, person_page
from matching.selectors.hints import hints_for
from matching.selectors.marks import marked_people
from matching.selectors.openings import openings_for
from matching.selectors.searches import searches_of
from matching.selectors.skill_search import SkillQuery, skills_found
from matching.selectors.suggestions import suggestions_for

__all__ = [
    "BoardQuery",
    "PeopleQuery",
    "SkillQuery",
    "board",
    "hints_for",
    "marked_people",
    "match_each_other",
    "openings_for",
    "people_found",
    "people_search",
    "person_page",
    "searches_of",
    "skills_found",
    "suggestions_for",
]
