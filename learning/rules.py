"""What may be done with a session, by whom and when. Services require it; `actions_of` lists it for the client.

A rule returns the error that stands in the way, or None.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from learning import errors
from learning.attendance import Facts
from learning.models import NOT_BEGUN, OPEN, Session, Status
from learning.participants import other_of
from learning.times import extend_from, forgotten_at, is_claimed, is_running, no_show_from, opens_at
from skills.session_minutes import LONGEST_MINUTES
from skillswap.errors import DomainError, NotAllowed
from skillswap.phrases import plural


@dataclass(frozen=True)
class ActionContext:
    """A session and who wants to do something with it. `came` has those who joined, `facts` what the call shows."""

    session: Session
    by: UUID
    now: dt.datetime
    came: frozenset[UUID] = frozenset()
    facts: Facts | None = None
    review_shown: bool = False

    @property
    def other(self) -> UUID:
        return other_of(self.session, self.by)


Rule = Callable[[ActionContext], DomainError | None]


def may_answer(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status not in NOT_BEGUN:
        return errors.SessionClosed()
    if session.waits_for_id is None:
        return errors.NothingProposed()
    if session.waits_for_id != context.by:
        return errors.NotYourTurn()
    if session.status == Status.REQUESTED and session.expires_at <= context.now:
        return errors.SessionExpired()
    return None


def may_accept(context: ActionContext) -> DomainError | None:
    if (refusal := may_answer(context)) is not None:
        return refusal
    wanted = context.session.proposed_time or context.session.scheduled_time
    return errors.TimePassed() if wanted <= context.now else None


def may_edit(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status not in NOT_BEGUN:
        return errors.SessionClosed()
    return errors.TimePassed() if session.scheduled_time <= context.now else None


def may_link(context: ActionContext) -> DomainError | None:
    session = context.session
    if context.by != session.teacher_id:
        return errors.NotTheTeacher()
    return None if session.status in OPEN and session.ended_at is None else errors.SessionClosed()


def may_cancel(context: ActionContext) -> DomainError | None:
    open_still = context.session.status in NOT_BEGUN
    return None if open_still else errors.SessionClosed()


def may_start(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status not in (Status.SCHEDULED, Status.IN_PROGRESS) or session.ended_at is not None:
        return errors.SessionClosed()
    if context.now < opens_at(session):
        return errors.TooEarly(opens_at(session))
    return errors.TimePassed(_("This session is over.")) if context.now >= session.ends_at else None


def may_end(context: ActionContext) -> DomainError | None:
    if context.session.status in NOT_BEGUN:
        return errors.NotStarted()
    if not is_running(context.session) or context.session.has_open_dispute:
        return errors.SessionClosed()
    waits_until = no_show_from(context.session)
    if context.other not in context.came and context.now < waits_until:  # an end would shut the other out
        return errors.TooEarly(waits_until, _("Wait for the other person until then."))
    return None


def may_confirm(context: ActionContext) -> DomainError | None:
    if not is_claimed(context.session):
        return errors.SessionClosed(_("Nothing waits to be confirmed here."))
    return errors.NotYourTurn() if context.session.ended_by_id == context.by else None


def may_report_absence(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status != Status.IN_PROGRESS or session.ended_at is not None:
        return errors.SessionClosed()
    if context.by not in context.came:
        return errors.NotThere()
    if context.other in context.came:
        return errors.TheyCame()
    if context.now < no_show_from(session):
        return errors.TooEarly(no_show_from(session), _grace_text())
    if _left_before(context, no_show_from(session)):
        return errors.NotThere(_("You left the call before the time to wait was over. Go back into it first."))
    return errors.SessionClosed() if context.now >= forgotten_at(session) else None


def _left_before(context: ActionContext, moment: dt.datetime) -> bool:
    """Did they use the call and leave it before that? Who waited elsewhere says so as ever."""
    last = None if context.facts is None else context.facts.last.get(context.by)
    return last is not None and last < moment


def _grace_text() -> str:
    return plural(
        "Give them %(count)d minute from the beginning.",
        "Give them %(count)d minutes from the beginning.",
        settings.NO_SHOW_GRACE_MINUTES,
    )


def may_extend(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status in NOT_BEGUN:
        return errors.NotStarted()
    if not is_running(session):
        return errors.SessionClosed()
    if len(context.came) < 2:
        return errors.NotThere(_("Both of you have to be there for that."))
    if context.now < extend_from(session):
        return errors.TooEarly(extend_from(session))
    if context.now >= session.ends_at:
        return errors.TimePassed(_("This session is over."))
    too_long = session.duration_minutes + min(settings.EXTENSION_MINUTES) > LONGEST_MINUTES
    return errors.TooLong() if too_long else None


def may_excuse(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status != Status.NO_SHOW or session.settled_at is not None or session.has_open_dispute:
        return errors.SessionClosed()
    return (
        None if session.absent_id == context.by else NotAllowed(_("Only the person who was missing can answer that."))
    )


def may_appeal(context: ActionContext) -> DomainError | None:
    session = context.session
    unsettled = session.settles_at is not None and session.settled_at is None and not session.has_open_dispute
    if session.status not in (Status.NO_SHOW, Status.ABANDONED) or not unsettled:
        return errors.SessionClosed()
    concerned = context.by if session.status == Status.NO_SHOW else context.other
    return None if session.absent_id == concerned else NotAllowed(_("There is nothing to appeal against for you."))


def may_review(context: ActionContext) -> DomainError | None:
    session = context.session
    if session.status != Status.COMPLETED or session.ended_at is None or context.review_shown:
        return errors.SessionClosed()
    closes_at = session.ended_at + dt.timedelta(days=settings.REVIEW_DAYS)
    return errors.SessionClosed() if context.now >= closes_at else None


RULES: Mapping[str, Rule] = {
    "accept": may_accept,
    "decline": may_answer,
    "edit": may_edit,
    "link": may_link,
    "cancel": may_cancel,
    "start": may_start,
    "end": may_end,
    "confirm": may_confirm,
    "dispute": may_confirm,
    "extend": may_extend,
    "no_show": may_report_absence,
    "excuse": may_excuse,
    "appeal": may_appeal,
    "review": may_review,
}


def actions_of(context: ActionContext) -> list[str]:
    """The names of what `context.by` may do now."""
    return [name for name, rule in RULES.items() if rule(context) is None]


def require(rule: Rule, context: ActionContext) -> None:
    """Raises what the rule says."""
    if (refusal := rule(context)) is not None:
        raise refusal
