"""What an inspector of the bank reads: sentences about what is wrong, none when all is right."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from credits.audit import Audit, _one_snapshot
from credits.models import Account, AccountKind, Hold, HoldState, Transfer
from learning.models import BOOKED, Dispute, Session, SessionParticipant, Status
from moderation.models import Block
from skillswap.db import atomic

HALF_OPEN = (Status.NO_SHOW, Status.ABANDONED)


def glance(opened: dt.datetime) -> list[str]:
    """In one snapshot: the sum is zero, nobody is in debt, nobody is booked twice. Any time, while others write."""
    with atomic():
        _one_snapshot()
        accounts = list(Account.objects.values_list("key", "kind", "balance"))
        twice = [f"Booked twice: {what}" for what in overlaps(opened)]
    total = sum(balance for _, _, balance in accounts)
    debts = [f"{key}: {balance}" for key, kind, balance in accounts if balance < 0 and kind != AccountKind.FUND]
    return debts + twice + ([f"All accounts together: {total}"] if total else [])


def overlaps(opened: dt.datetime) -> Iterator[str]:
    """Pairs of booked times of one person that overlap; not those that were put back to before it `opened`."""
    participants = SessionParticipant.objects.filter(is_booked=True, starts_at__gt=opened)
    booked = defaultdict(list)
    for user, start, end, session in participants.values_list("user_id", "starts_at", "ends_at", "session_id"):
        booked[user].append((start, end, session))
    for user, times in booked.items():
        for (_, end, one), (start, _, two) in itertools.pairwise(sorted(times)):
            if start < end:
                yield f"{user} in {one} and {two}"


def inspect(opened: dt.datetime) -> list[str]:
    """Everything, when nobody writes any more."""
    return [*Audit().faults, *glance(opened), *_sessions(), *_disputes(), *_blocks()]


def _sessions() -> Iterator[str]:
    holds = defaultdict(list)
    for hold in Hold.objects.filter(session_id__isnull=False):
        holds[hold.session_id].append(hold)
    participants = defaultdict(list)
    for participant in SessionParticipant.objects.all():
        participants[participant.session_id].append(participant)
    moved = {transfer.key: transfer.amount for transfer in Transfer.objects.all()}
    for session in Session.objects.all():
        yield from _money(session, holds.pop(session.pk, []), moved)
        yield from _participants(session, participants[session.pk])
    yield from (f"Minutes are held for session {session_id}, which does not exist." for session_id in holds)


def _money(session: Session, holds: list[Hold], moved: dict[str, int]) -> Iterator[str]:
    """Every hold that was replaced is released; the last one is as the session says."""
    where = f"Session {session.pk}, {session.status}"
    for hold in holds:
        if hold.pk != session.hold_id and hold.state != HoldState.RELEASED:
            yield f"{where}: an old hold is {hold.state}."
    last = next((hold for hold in holds if hold.pk == session.hold_id), None)
    found = None if last is None else (last.state, last.posted_minutes)
    if found != (expected := _expected(session)):
        yield f"{where}: its hold is {found}, it should be {expected}."
    if last is not None and last.state == HoldState.HELD and last.minutes != session.duration_minutes:
        yield f"{where}: {last.minutes} minutes are held of {session.duration_minutes}."
    half = -(-session.duration_minutes // 2) if _teacher_failed(session) else None
    if moved.get(f"half:{session.pk}") != half:
        yield f"{where}: the learner got {moved.get(f'half:{session.pk}')} from the fund, it should be {half}."
    if moved.get(f"penalty:{session.pk}", 0) > (half or 0):
        yield f"{where}: the teacher paid too much."


def _expected(session: Session) -> tuple[HoldState, int] | None:
    """The state of its hold and what it paid, read from the session alone."""
    if session.hold_id is None:
        waits = session.hold_due_at is not None  # of a series: its minutes were not held yet
        return None if session.accepted_at is None or waits else (HoldState.HELD, -1)
    if session.status in BOOKED or (session.status in HALF_OPEN and session.settled_at is None):
        return HoldState.HELD, 0
    half = -(-session.duration_minutes // 2)
    if session.status == Status.COMPLETED:
        return HoldState.POSTED, session.paid_minutes or -1
    if session.status == Status.NO_SHOW and session.absent_id == session.student_id:
        return HoldState.POSTED, half
    if session.was_late and session.cancelled_by_id == session.student_id:
        return HoldState.POSTED, half
    return HoldState.RELEASED, 0


def _teacher_failed(session: Session) -> bool:
    missed = session.status == Status.NO_SHOW and session.absent_id == session.teacher_id
    late = session.was_late and session.cancelled_by_id == session.teacher_id
    return (missed and session.settled_at is not None) or late


def _participants(session: Session, participants: list[SessionParticipant]) -> Iterator[str]:
    is_booked = session.status in BOOKED and session.ended_at is None
    expected = (session.status, session.scheduled_time, session.ends_at, is_booked)
    if {participant.user_id for participant in participants} != {session.teacher_id, session.student_id}:
        yield f"Session {session.pk} has the participants {participants}."
    for participant in participants:
        if (participant.status, participant.starts_at, participant.ends_at, participant.is_booked) != expected:
            yield f"A participant of session {session.pk} says something else."


def _disputes() -> Iterator[str]:
    open_disputes = sorted(Dispute.objects.filter(is_open=True).values_list("session_id", flat=True))
    waiting = sorted(Session.objects.filter(has_open_dispute=True).values_list("pk", flat=True))
    if open_disputes != waiting:
        yield f"Disputes are open of {open_disputes}, sessions wait for one: {waiting}."


def _blocks() -> Iterator[str]:
    """Nothing is agreed or asked for between two who have blocked each other."""
    apart = set(Block.objects.values_list("user_id", "other_id"))
    for session in Session.objects.filter(status__in=(Status.REQUESTED, Status.SCHEDULED)):
        if (session.teacher_id, session.student_id) in apart:
            yield f"Session {session.pk} is {session.status}, its people have blocked each other."


def missing(acknowledged: dict[str, set[UUID]]) -> list[str]:
    """What somebody was told is done and is not there."""
    there = {
        "request": set(Session.objects.values_list("pk", flat=True)),
        "accept": set(Session.objects.filter(accepted_at__isnull=False).values_list("pk", flat=True)),
        "bonus": set(Transfer.objects.values_list("pk", flat=True)),
        "hold": set(Hold.objects.values_list("pk", flat=True)),
        "post": set(Hold.objects.filter(state=HoldState.POSTED).values_list("pk", flat=True)),
        "release": set(Hold.objects.filter(state=HoldState.RELEASED).values_list("pk", flat=True)),
    }
    there["transfer"] = there["bonus"]
    return [f"{name} {pk} was done and is gone." for name in there for pk in acknowledged[name] - there[name]]
