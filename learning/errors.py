"""Errors of sessions, reviews and cases."""

from moderation.errors import AlreadyDecided
from skillswap.errors import Conflict, NotAllowed


class NotReviewable(Conflict):
    code = "not_reviewable"
    message = "Only a session that took place can be reviewed."


class ReviewClosed(Conflict):
    code = "review_closed"
    message = "The time for a review of this session is over."


class ReviewShown(Conflict):
    code = "review_shown"
    message = "Your review is shown already. It cannot be changed any more."


class CaseOpen(Conflict):
    code = "case_open"
    message = "A moderator looks at this session already."


class CaseDecided(AlreadyDecided):
    message = "Somebody has decided this case already."


class ConcernsYou(NotAllowed):
    message = "This concerns you: somebody else decides."
