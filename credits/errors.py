"""Errors of the ledger."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed


class InsufficientCredits(Conflict):
    code = "insufficient_credits"
    message = N_("There are not enough credits for that.")


class KeyTaken(IdempotencyConflict):
    """409: the key was used before with other content."""


class AccountClosed(Conflict):
    code = "account_closed"
    message = N_("This account was closed.")


class HoldSettled(Conflict):
    code = "hold_settled"
    message = N_("These minutes were settled in another way already.")


class OnlyAdmins(NotAllowed):
    message = N_("Only admins move other people's credits.")


class NotYourOwn(NotAllowed):
    message = N_("Nobody moves their own credits.")
