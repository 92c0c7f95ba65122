"""Errors of sessions and disputes."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as N_

from learning.models import Session
from moderation.errors import AlreadyDecided
from skills.session_minutes import LONGEST_MINUTES
from skillswap.errors import Conflict, IdempotencyConflict, NotAllowed
from skillswap.http.json import iso
from skillswap.phrases import plural, unbroken


class NotYourTurn(NotAllowed):
    message = N_("It is the other person's turn to answer.")


class NotTheLearner(NotAllowed):
    message = N_("Only the learner can change what they want to learn.")


class NotTheTeacher(NotAllowed):
    message = N_("Only the teacher can set the meeting link.")


class EmailNotVerified(NotAllowed):
    """`whose` says who has to do it: "you" or "them"."""

    code = "email_not_verified"
    message = N_("Confirm your e-mail address first: open the link in the message we sent you.")

    def __init__(self, whose: str) -> None:
        super().__init__(None if whose == "you" else gettext(_THEIR_ADDRESS))
        self.whose = whose

    def details(self) -> dict[str, Any]:
        return {"whose": self.whose}


_THEIR_ADDRESS = N_("The other person has not confirmed their e-mail address yet. Try again when they have.")


class KeyTaken(IdempotencyConflict):
    message = N_("That key was used for another session. Make a new one.")


class SessionClosed(Conflict):
    code = "session_closed"
    message = N_("That is no longer possible with this session.")


class SessionExpired(Conflict):
    code = "session_expired"
    message = N_("This request has run out. Ask again for another time.")


class TimePassed(Conflict):
    code = "time_passed"
    message = N_("That time has passed. Propose another one.")


class TimeTaken(Conflict):
    code = "time_taken"
    message = N_("One of you has another session at that time.")


class WeeksTaken(TimeTaken):
    """`taken` has the times of a series at which one of the two is booked."""

    message = N_("One of you has another session in some of these weeks.")

    def __init__(self, taken: list[dt.datetime]) -> None:
        super().__init__()
        self.taken = taken

    def details(self) -> dict[str, Any]:
        return {"taken": [iso(moment) for moment in self.taken]}


class TooEarly(Conflict):
    """`opensAt` says from when on."""

    code = "too_early"
    message = N_("It is too early for that.")

    def __init__(self, opens_at: dt.datetime, message: str | None = None) -> None:
        super().__init__(message)
        self.opens_at = opens_at

    def details(self) -> dict[str, Any]:
        return {"opensAt": iso(self.opens_at)}


class NotStarted(Conflict):
    code = "not_started"
    message = N_("The session has not been started.")


class NothingProposed(Conflict):
    code = "nothing_proposed"
    message = N_("Nothing waits for an answer here.")


class TooLong(Conflict):
    code = "too_long"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "A session lasts %(count)d minute at most.",
                "A session lasts %(count)d minutes at most.",
                LONGEST_MINUTES,
            )
        )


class NotThere(Conflict):
    code = "not_there"
    message = N_("Only someone who came can say that.")


class TheyCame(Conflict):
    code = "they_came"
    message = N_("The other person was there too. End the session instead.")


class TooManyMinutes(Conflict):
    code = "confirm_or_dispute"
    message = N_("The other person has said how long it was. Confirm or dispute that.")


class SummaryChanged(Conflict):
    """409: the other wrote meanwhile. `summary` is what is there now."""

    code = "summary_changed"
    message = N_("The other person changed the summary meanwhile. Look at both texts and save again.")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def details(self) -> dict[str, Any]:
        session = self.session
        return {
            "summary": {
                "text": session.summary_text,
                "updatedById": str(session.summary_by_id),
                "updatedAt": iso(session.summary_at),
                "version": session.summary_version,
            }
        }


class MaterialsFull(Conflict):
    code = "materials_full"

    def __init__(self) -> None:
        super().__init__(
            plural(
                "A session takes %(count)d link or file. Remove one first.",
                "A session takes %(count)d links and files. Remove one first.",
                settings.MATERIALS_PER_SESSION,
            )
        )


class MaterialsTooLarge(Conflict):
    code = "materials_too_large"

    def __init__(self) -> None:
        said = unbroken(
            gettext("Your files in sessions may have %(megabytes)d MB together. Remove one that is no longer needed.")
        )
        super().__init__(said % {"megabytes": settings.MATERIALS_MEGABYTES})


class NotYourMaterial(NotAllowed):
    message = N_("Only who added it can remove it.")


class DisputeOpen(Conflict):
    code = "case_open"
    message = N_("A moderator looks at this session already.")


class DisputeDecided(AlreadyDecided):
    message = N_("Somebody has decided this dispute already.")


class ConcernsYou(NotAllowed):
    message = N_("This concerns you: somebody else decides.")
