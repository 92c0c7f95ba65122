"""Parts of sentences that many say, in the language that is active."""

import re
from collections.abc import Iterable

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_NUMBER = re.compile(r"(%\(\w+\)d|(?<![\w:.])\d+) (?=\S)")


def plural(one: str, many: str, count: int, **values: object) -> str:
    """The form for `count`, in which it stands as `%(count)d`, and `values`. A number stays on the line of its word."""
    return unbroken(ngettext(one, many, count)) % {"count": count, **values}


def unbroken(form: str) -> str:
    """A sentence, not yet filled in, that breaks no line between a number (`15`, `%(count)d`) and what it counts."""
    return _NUMBER.sub("\\1\u00a0", form)


def most_characters(count: int) -> str:
    """ "At most 500 characters." """
    return plural("At most %(count)d character.", "At most %(count)d characters.", count)


def use_at_most_characters(count: int) -> str:
    """ "Use at most 80 characters." """
    return plural("Use at most %(count)d character.", "Use at most %(count)d characters.", count)


def most_files(count: int) -> str:
    """ "A message has at most 10 files." """
    return plural("A message has at most %(count)d file.", "A message has at most %(count)d files.", count)


def whole_number(lowest: int, highest: int) -> str:
    """ "Use a whole number from 1 to 60." """
    return _("Use a whole number from %(lowest)d to %(highest)d.") % {"lowest": lowest, "highest": highest}


def one_of(values: Iterable[object]) -> str:
    """ "Use one of offer, learn." The values are for programs and stay as they are."""
    return _("Use one of %(values)s.") % {"values": ", ".join(map(str, values))}


one_of_lazy = lazy(one_of, str)  # for what is written down once and said later


def listed(names: Iterable[str]) -> str:
    """`Guitar`, `Guitar and Piano`, `Guitar, Piano and Yoga`."""
    *first, last = names
    return _("%(first)s and %(last)s") % {"first": comma_listed(first), "last": last} if first else last


def comma_listed(names: Iterable[str]) -> str:
    """`Guitar, Piano`."""
    # Translators: between the parts of a list
    return _(", ").join(names)


def minutes_words(minutes: int) -> str:
    """ "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    in_hours = plural("%(count)d hour", "%(count)d hours", hours)
    in_minutes = plural("%(count)d minute", "%(count)d minutes", rest)
    if hours and rest:
        return _("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes}
    return in_hours if hours else in_minutes
