"""Errors of rings."""

from django.utils.translation import gettext_noop as N_

from skills.errors import SessionsAhead
from skillswap.errors import Conflict


class RingClosed(Conflict):
    code = "ring_closed"
    message = N_("This ring is over, or goes on without you.")


class SessionsOpen(SessionsAhead):
    message = N_("Lessons of yours in this ring are still ahead. Hold or cancel them first.")
