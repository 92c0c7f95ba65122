"""Errors of reviews."""

from django.utils.translation import gettext_noop as N_

from skillswap.errors import Conflict


class NotReviewable(Conflict):
    code = "not_reviewable"
    message = N_("Only a session that took place can be reviewed.")


class ReviewClosed(Conflict):
    code = "review_closed"
    message = N_("The time for a review of this session is over.")


class ReviewShown(Conflict):
    code = "review_shown"
    message = N_("Your review is shown already. It cannot be changed any more.")
