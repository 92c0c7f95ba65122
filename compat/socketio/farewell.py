"""What a client hears when the server ends its connection: Socket.IO shows no close codes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from realtime.errors import Close

_SAID = {
    Close.SESSION_ENDED: ("not_authenticated", N_("This sign-in has ended. Log in again.")),
    Close.BANNED: ("banned", N_("This account is banned.")),
    Close.BAD_FRAME: ("bad_frame", N_("Too many commands that we do not know.")),
    Close.ABUSE: ("too_fast", N_("Too many commands at once.")),
}


def farewell(code: int) -> dict[str, str]:
    """The payload of the last `error` event: `{message, code}`."""
    name, message = _SAID.get(Close(code), ("refused", N_("The server ended this connection.")))
    return {"message": _(message), "code": name}


def is_broken(code: int) -> bool:
    """True when the client may come back by itself: the line breaks, without a word that the server ended it."""
    return code in (Close.RESTART, Close.TOO_SLOW, Close.TOO_LARGE)
