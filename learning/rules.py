"""What may be done with a session, by whom and when. Services require it; `actions_of` tells the client.

A rule returns the error that stands in the way, or None.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from learning import errors
from learning.models import Session, Status
from learning.state import other_of
from learning.times import forgotten_at, no_show_from, opens_at
from skillswap.errors import DomainError, NotAllowed


@dataclass(frozen=True)
class Look:
    """A session as one of the two looks at it: `came` are those who joined."""

    session: Session
    by: UUID
    now: dt.datetime
    came: frozenset[UUID] = frozenset()
    review_shown: bool = False

    @property
    def other(self) -> UUID:
        return other_of(self.session, self.by)

    @property
    def is_claimed(self) -> bool:
        """One of the two has ended it and the other has to agree."""
        return self.session.status == Status.IN_PROGRESS and self.session.ended_at is not None


Rule = Callable[[Look], DomainError | None]


def may_answer(look: Look) -> DomainError | None:
    session = look.session
    if session.status not in (Status.REQUESTED, Status.SCHEDULED):
        return errors.SessionClosed()
    if session.waits_for_id is None:
        return errors.NothingProposed()
    if session.waits_for_id != look.by:
        return errors.NotYourTurn()
    if session.status == Status.REQUESTED and session.expires_at <= look.now:
        return errors.SessionExpired()
    return None


def may_accept(look: Look) -> DomainError | None:
    if (refusal := may_answer(look)) is not None:
        return refusal
    wanted = look.session.proposed_time or look.session.scheduled_time
    return errors.TimePassed() if wanted <= look.now else None


def may_edit(look: Look) -> DomainError | None:
    session = look.session
    if session.status not in (Status.REQUESTED, Status.SCHEDULED):
        return errors.SessionClosed()
    return errors.TimePassed() if session.scheduled_time <= look.now else None


def may_cancel(look: Look) -> DomainError | None:
    open_still = look.session.status in (Status.REQUESTED, Status.SCHEDULED)
    return None if open_still else errors.SessionClosed()


def may_start(look: Look) -> DomainError | None:
    session = look.session
    if session.status not in (Status.SCHEDULED, Status.IN_PROGRESS) or session.ended_at is not None:
        return errors.SessionClosed()
    if look.now < opens_at(session):
        return errors.TooEarly(opens_at(session))
    return errors.TimePassed("This session is over.") if look.now >= session.ends_at else None


def may_end(look: Look) -> DomainError | None:
    if look.session.status in (Status.REQUESTED, Status.SCHEDULED):
        return errors.NotStarted()
    if look.session.status != Status.IN_PROGRESS or look.session.case_open or look.session.ended_at is not None:
        return errors.SessionClosed()
    return None


def may_confirm(look: Look) -> DomainError | None:
    if not look.is_claimed or look.session.case_open:
        return errors.SessionClosed("Nothing waits to be confirmed here.")
    return errors.NotYourTurn() if look.session.ended_by_id == look.by else None


def may_report_absence(look: Look) -> DomainError | None:
    session = look.session
    if session.status != Status.IN_PROGRESS or session.ended_at is not None:
        return errors.SessionClosed()
    if look.by not in look.came:
        return errors.NotThere()
    if look.other in look.came:
        return errors.TheyCame()
    if look.now < no_show_from(session):
        return errors.TooEarly(no_show_from(session), _grace_text())
    return errors.SessionClosed() if look.now >= forgotten_at(session) else None


def _grace_text() -> str:
    return f"Give them {settings.NO_SHOW_GRACE_MINUTES} minutes from the beginning."


def may_excuse(look: Look) -> DomainError | None:
    session = look.session
    if session.status != Status.NO_SHOW or session.settled_at is not None or session.case_open:
        return errors.SessionClosed()
    return None if session.absent_id == look.by else NotAllowed("Only the person who was missing can answer that.")


def may_appeal(look: Look) -> DomainError | None:
    session = look.session
    unsettled = session.settles_at is not None and session.settled_at is None and not session.case_open
    if session.status not in (Status.NO_SHOW, Status.ABANDONED) or not unsettled:
        return errors.SessionClosed()
    concerned = look.by if session.status == Status.NO_SHOW else look.other
    return None if session.absent_id == concerned else NotAllowed("There is nothing to appeal against for you.")


def may_review(look: Look) -> DomainError | None:
    session = look.session
    if session.status != Status.COMPLETED or session.ended_at is None or look.review_shown:
        return errors.SessionClosed()
    closes_at = session.ended_at + dt.timedelta(days=settings.REVIEW_DAYS)
    return errors.SessionClosed() if look.now >= closes_at else None


RULES: Mapping[str, Rule] = {
    "accept": may_accept,
    "decline": may_answer,
    "edit": may_edit,
    "cancel": may_cancel,
    "start": may_start,
    "end": may_end,
    "confirm": may_confirm,
    "dispute": may_confirm,
    "no_show": may_report_absence,
    "excuse": may_excuse,
    "appeal": may_appeal,
    "review": may_review,
}


def actions_of(look: Look) -> list[str]:
    """The names of what `look.by` may do now."""
    return [name for name, rule in RULES.items() if rule(look) is None]


def require(rule: Rule, look: Look) -> None:
    """Raises what the rule says."""
    if (refusal := rule(look)) is not None:
        raise refusal
