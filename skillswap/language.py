"""Speaking to one member in their language, wherever no request says which."""

from contextlib import AbstractContextManager, nullcontext

from django.conf import settings
from django.utils import translation

RIGHT_TO_LEFT = {"ar"}


def spoken(locale: str) -> AbstractContextManager[None]:
    """Inside, `gettext` speaks `locale`, of `User.locale`: English where they have chosen nothing ("")."""
    language = locale or settings.LANGUAGE_CODE
    return nullcontext() if language == translation.get_language() else translation.override(language)


def direction() -> str:
    """ "rtl" or "ltr": how the language that is active is written."""
    return "rtl" if translation.get_language() in RIGHT_TO_LEFT else "ltr"
