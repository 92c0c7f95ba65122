"""Errors of swaps."""

from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed


class SwapNotPending(Conflict):
    code = "swap_not_pending"
    message = "This proposal was answered or has run out."


class SwapNotAccepted(Conflict):
    code = "swap_not_accepted"
    message = "This swap is not agreed on."


class SwapOpen(Conflict):
    code = "swap_open"
    message = "There is an open proposal for these two skills between you."


class SessionsOpen(Conflict):
    code = "sessions_open"
    message = "Lessons of this swap are still ahead. Hold or cancel them first."


class UnequalMinutes(Conflict):
    code = "unequal_minutes"
    message = "The two lessons are of unequal length. Say that you agree to that."


class NotYourTurn(NotAllowed):
    message = "Only the person who was asked can do that."


class KeyTaken(IdempotencyConflict):
    message = "That key was used for another proposal. Make a new one."
