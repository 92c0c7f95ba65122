"""Query parameters of discover and of the search for skills."""

from django.core.validators import MaxLengthValidator, RegexValidator
from django.utils.translation import gettext_lazy

from matching.selectors.board import VIEWS
from skills.filters import LabelledChoiceFilter
from skills.models import Category, Level, Mode, SkillType
from skills.spellings import category_spelled, level_spelled
from skillswap.http.filters import (
    ChoiceFilter,
    NumberFilter,
    QueryFilterSet,
    SwitchFilter,
    TextFilter,
    WholeNumberFilter,
)

SORTS = ("best", "newest", "soonest")
SORT_HELP = (
    "`best`: who suits me, with reasons; `soonest`: with whom I share a free hour first, or who is free first while "
    "my week is empty; both rank the 300 who joined last of those who fit, and whom I match; the others follow, the "
    "newest first. `newest`. In all three people with an empty profile come last."
)
_LANGUAGE = RegexValidator("^[A-Za-z]{2,3}$", gettext_lazy("Use the code of a language, as in pt."))


class PeopleFilter(QueryFilterSet):
    """What other vocabularies of discover take too."""

    skill = TextFilter(help_text="A name of a topic, or beginnings of its words.", validators=[MaxLengthValidator(100)])
    category = ChoiceFilter(Category.values, spelled=category_spelled, help_text="In any case.")
    language = TextFilter(help_text="ISO 639-1, as in pt.", validators=[_LANGUAGE])
    min_rating = NumberFilter(min_value=0, max_value=5, help_text="0 to 5; people without reviews count as 0.")


def _min_reliability() -> NumberFilter:
    return NumberFilter(min_value=0, max_value=1, help_text="0 to 1; who held no session yet counts as 0.")


def _free_when_i_am() -> SwitchFilter:
    return SwitchFilter(help_text="Only people whose week shares time with mine; nothing while my week is empty.")


class DiscoverFilter(PeopleFilter):
    q = TextFilter(
        max_length=100, help_text="A topic or the name of a person, in any language; typing errors are corrected."
    )
    level = LabelledChoiceFilter(Level, "Of at least one of their skills that fit.", spelled=level_spelled)
    mode = LabelledChoiceFilter(Mode, "Of at least one of their skills that fit; any mode counts.")
    timezone = TextFilter(max_length=64, help_text="As in Europe/Lisbon.")
    type = LabelledChoiceFilter(SkillType, "Who offers something (as when it is left out), or wants to learn it.")
    min_reliability = _min_reliability()
    free_when_i_am = _free_when_i_am()
    sort = ChoiceFilter(SORTS, help_text=f"{SORT_HELP} Left out: who joined last.")


class SkillFilter(QueryFilterSet):
    q = TextFilter(max_length=100, help_text="Beginnings of words, literally; typing errors are corrected.")
    category = LabelledChoiceFilter(Category, "In any case.", spelled=category_spelled)
    level = LabelledChoiceFilter(Level, "In any case.", spelled=level_spelled)
    type = LabelledChoiceFilter(SkillType)
    timezone = TextFilter(max_length=64, help_text="The owner's, as in Europe/Lisbon.")
    mode = LabelledChoiceFilter(Mode, "Also finds skills for any mode.")
    language = TextFilter(help_text="The owner's: ISO 639-1, as in pt.", validators=[_LANGUAGE])
    min_rating = NumberFilter(min_value=0, max_value=5, help_text="The owner's: 0 to 5; without reviews 0.")
    min_reliability = _min_reliability()
    free_when_i_am = _free_when_i_am()
    sort = ChoiceFilter(SORTS, help_text=f"{SORT_HELP} Left out: the newest.")


class MatchFilter(QueryFilterSet):
    lesson_possible = SwitchFilter(
        help_text="Only people with whom a lesson could be held: in a topic that we share the level and the way suit, "
        "we speak one language, as far as both say which, and share a whole free hour of the week."
    )


class BoardFilter(QueryFilterSet):
    view = ChoiceFilter(
        VIEWS,
        help_text="`wanted` (as when it is left out): topics with fewer than one teacher for two who want them, most "
        "unmet wishes first; `offered`: offers that nobody asks for; `growing`: topics that were added more often in "
        "the last 30 days than in the 30 before.",
    )
    language = TextFilter(help_text="Count only people who speak it: ISO 639-1, as in pt.", validators=[_LANGUAGE])
    hours = WholeNumberFilter(
        min_value=0,
        max_value=12,
        help_text="Count only people whose clock is at most so many hours from mine, 0 to 12.",
    )
    category = LabelledChoiceFilter(Category, "In any case.", spelled=category_spelled)
