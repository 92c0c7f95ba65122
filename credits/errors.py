"""Errors of the ledger."""

from skillswap.errors import Conflict, NotAllowed


class InsufficientCredits(Conflict):
    code = "insufficient_credits"
    message = "There are not enough credits for that."


class KeyTaken(Conflict):
    code = "idempotency_conflict"
    message = "That key was used for something else. Make a new one."


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
