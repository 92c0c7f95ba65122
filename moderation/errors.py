"""Errors of blocks, reports and decisions."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict, NotAllowed

NOT_YOURSELF = N_("Choose somebody else: this is you.")


class RankTooLow(NotAllowed):
    message = N_("You can do this only to members below your own role.")


class NotToYourself(NotAllowed):
    message = N_("You cannot do this to yourself.")


class OnlyAdmins(NotAllowed):
    message = N_("Only admins change roles.")


class AlreadyDecided(Conflict):
    message = N_("Somebody has decided this report already.")


class NothingToRemove(Conflict):
    message = N_("There is nothing here that can be removed.")


class OwnReport(NotAllowed):
    message = N_("You reported this yourself: somebody else decides.")
