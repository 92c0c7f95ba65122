"""What can go wrong with notifications."""

from django.utils.translation import gettext_noop as N_

from accounts.errors import LinkNotValid
from skillswap.errors import DomainError


class UnsubscribeLinkNotValid(LinkNotValid):
    """400: the link of a mail was cut short, or its account is deleted."""

    message = N_("This link does not work. Log in and choose in the settings which mails you get.")


class UndoIsOver(DomainError):
    """403: a link turns on again only what it turned off a moment ago; later the member does it, logged in."""

    code = "undo_is_over"
    status = 403
    message = N_("This link can no longer turn mails on. Log in and choose in the settings which mails you get.")


class PushIsOff(DomainError):
    """409: this installation has no key for Web Push; `/api/config` says so too."""

    code = "push_off"
    status = 409
    message = N_("SkillSwap sends no pushes here.")
