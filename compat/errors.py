"""Errors that all vocabularies share."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import NotAllowed


class NotOneself(NotAllowed):
    """Clients say who they are; this one said somebody else."""

    message = N_("You can only speak for yourself.")
