"""Errors of sessions, reviews and cases."""

import datetime as dt
from typing import Any

from moderation.errors import AlreadyDecided
from skillswap.api import iso
from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed


class NotYourTurn(NotAllowed):
    message = "It is the other person's turn to answer."


class NotTheLearner(NotAllowed):
    message = "Only the learner can change what they want to learn."


class EmailNotVerified(NotAllowed):
    """`whose` says who has to do it: "you" or "them"."""

    code = "email_not_verified"
    message = "Confirm your e-mail address first: open the link in the message we sent you."

    def __init__(self, whose: str) -> None:
        super().__init__(None if whose == "you" else _THEIR_ADDRESS)
        self.whose = whose

    def details(self) -> dict[str, Any]:
        return {"whose": self.whose}


_THEIR_ADDRESS = "The other person has not confirmed their e-mail address yet. Try again when they have."


class KeyTaken(IdempotencyConflict):
    message = "That key was used for another session. Make a new one."


class SessionClosed(Conflict):
    code = "session_closed"
    message = "That is no longer possible with this session."


class SessionExpired(Conflict):
    code = "session_expired"
    message = "This request has run out. Ask again for another time."


class TimePassed(Conflict):
    code = "time_passed"
    message = "That time has passed. Propose another one."


class TimeTaken(Conflict):
    code = "time_taken"
    message = "One of you has another session at that time."


class TooEarly(Conflict):
    """`opensAt` says from when on."""

    code = "too_early"
    message = "It is too early for that."

    def __init__(self, opens_at: dt.datetime, message: str | None = None) -> None:
        super().__init__(message)
        self.opens_at = opens_at

    def details(self) -> dict[str, Any]:
        return {"opensAt": iso(self.opens_at)}


class NotStarted(Conflict):
    code = "not_started"
    message = "The session has not been started."


class NothingProposed(Conflict):
    code = "nothing_proposed"
    message = "Nothing waits for an answer here."


class NotThere(Conflict):
    code = "not_there"
    message = "Only someone who came can say that."


class TheyCame(Conflict):
    code = "they_came"
    message = "The other person was there too. End the session instead."


class TooManyMinutes(Conflict):
    code = "confirm_or_dispute"
    message = "The other person has said how long it was. Confirm or dispute that."


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
