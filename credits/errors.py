"""Errors of the ledger."""

from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed


class InsufficientCredits(Conflict):
    code = "insufficient_credits"
    message = "There are not enough credits for that."


class KeyTaken(IdempotencyConflict):
    """409, with the words of its base."""


class AccountClosed(Conflict):
    code = "account_closed"
    message = "This account was closed."


class HoldSettled(Conflict):
    code = "hold_settled"
    message = "These minutes were settled in another way already."


class OnlyAdmins(NotAllowed):
    message = "Only admins move other people's credits."


class NotYourOwn(NotAllowed):
    message = "Nobody moves their own credits."
