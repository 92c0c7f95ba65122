"""What we write beside a movement ourselves: kept in English, said in the language of whoever reads it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_

WELCOME = N_("Welcome to SkillSwap")
LEFT = N_("Left by a member who deleted their account")
MISSED = N_("A session was missed or cancelled late")  # a colon and the name of the skill follow
_OURS = {WELCOME, LEFT}


def note_in_words(note: str) -> str:
    """A note as it is read; what people wrote stays as it is."""
    if note in _OURS:
        return gettext(note)
    lead, colon, skill = note.partition(": ")
    return f"{gettext(MISSED)}: {skill}" if colon and lead == MISSED else note
