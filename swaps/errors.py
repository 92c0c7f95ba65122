"""Errors of swaps."""

from django.utils.translation import gettext_noop as N_

from skills.errors import SessionsAhead
from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed


class SwapNotPending(Conflict):
    code = "swap_not_pending"
    message = N_("This proposal was answered or has run out.")


class SwapNotAccepted(Conflict):
    code = "swap_not_accepted"
    message = N_("This swap is not agreed on.")


class SwapOpen(Conflict):
    code = "swap_open"
    message = N_("There is an open proposal for these two skills between you.")


class SessionsOpen(SessionsAhead):
    message = N_("Sessions of this swap are still ahead. Hold or cancel them first.")


class UnequalMinutes(Conflict):
    code = "unequal_minutes"
    message = N_("The two sessions are of unequal length. Say that you agree to that.")


class NotYourTurn(NotAllowed):
    message = N_("Only the person who was asked can do that.")


class KeyTaken(IdempotencyConflict):
    message = N_("That key was used for another proposal. Make a new one.")
