"""What people of the community do, chosen at random: each is one call of a service, as a view makes it."""

import datetime as dt
from collections.abc import Callable
from random import Random
from uuid import UUID

from accounts.models import User
from credits.models import Hold, HoldState
from credits.services import bonus_give, hold_post, hold_release, minutes_hold, minutes_transfer
from learning.models import Dispute, Session, SessionParticipant, Status
from learning.services.absence import absence_appeal, absence_excuse, no_show_report
from learning.services.answering import session_accept, session_decline
from learning.services.asking import session_request
from learning.services.cancelling import session_cancel
from learning.services.disputes import dispute_decide
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.running import session_confirm, session_dispute, session_end, session_start
from moderation.models import Block
from moderation.services import member_block, member_unblock
from skillswap.db.ids import uuid7
from tests.faults.bank.community import LENGTHS, Community, let_time_pass, some_time

RECENT = 12  # of one person's sessions in a status
AN_AFTERNOON = dt.timedelta(hours=5)  # enough for a no-show, too little for what settles by itself
DAYS = dt.timedelta(days=5)

WEIGHTS = {
    "request": 14,
    "accept": 22,
    "decline": 3,
    "propose": 4,
    "cancel": 5,
    "start": 20,
    "end": 12,
    "confirm": 4,
    "dispute": 2,
    "decide": 2,
    "report": 3,
    "excuse": 1,
    "appeal": 1,
    "wait_an_afternoon": 3,
    "wait_days": 3,
    "run_due": 1,
    "bonus": 3,
    "transfer": 4,
    "hold": 4,
    "post": 3,
    "release": 2,
    "block": 1,
    "unblock": 1,
}


class NothingToDo(Exception):
    """Nobody is in a position to do this now."""


class Actions:
    """One thread's hands. `act` does something and tells its name and what is there for good because of it."""

    def __init__(self, community: Community, rng: Random) -> None:
        self.community = community
        self.rng = rng

    def act(self) -> tuple[str, Callable[[], UUID | None]]:
        (name,) = self.rng.choices(list(WEIGHTS), list(WEIGHTS.values()))
        return name, getattr(self, name)

    def user(self, user_id: UUID) -> User:
        return User.objects.get(pk=user_id)

    def anybody(self) -> User:
        return self.user(self.rng.choice(self.community.people))

    def one_in(self, *statuses: Status) -> Session:
        """A session of somebody's in one of these. Raises NothingToDo."""
        participants = SessionParticipant.objects.filter(
            user_id=self.rng.choice(self.community.people), status__in=statuses
        )
        found = list(participants.order_by("-id").values_list("session_id", flat=True)[:RECENT])
        if not found:
            raise NothingToDo
        return Session.objects.get(pk=self.rng.choice(found))

    def one_of(self, session: Session) -> User:
        return self.user(self.rng.choice([session.teacher_id, session.student_id]))

    def answerer(self, session: Session) -> User:
        """Whose turn it is, and now and then somebody whose turn it is not."""
        if session.waits_for_id is not None and self.rng.random() < 0.9:
            return self.user(session.waits_for_id)
        return self.one_of(session)

    def request(self) -> UUID:
        student, teacher = self.rng.sample(self.community.people, 2)
        asked = {
            "by": self.user(student),
            "key": uuid7().hex,
            "teacher_id": teacher,
            "skill_id": self.community.skills[teacher],
            "scheduled_time": some_time(self.rng),
            "duration_minutes": self.rng.choice(LENGTHS),
            "send_card": self.rng.random() < 0.2,
        }
        session, _ = session_request(**asked)
        if self.rng.random() < 0.1:
            again, is_new = session_request(**asked)
            assert (again.pk, is_new) == (session.pk, False)
        return session.pk

    def accept(self) -> UUID:
        session = self.one_in(Status.REQUESTED, Status.REQUESTED, Status.SCHEDULED)
        return session_accept(session=session, by=self.answerer(session)).pk

    def decline(self) -> None:
        session = self.one_in(Status.REQUESTED, Status.SCHEDULED)
        session_decline(session=session, by=self.answerer(session))

    def propose(self) -> None:
        session = self.one_in(Status.REQUESTED, Status.SCHEDULED)
        moment, number = some_time(self.rng), self.rng.choice(LENGTHS)
        session_edit(session=session, by=self.one_of(session), scheduled_time=moment, duration_minutes=number)

    def cancel(self) -> None:
        session = self.one_in(Status.SCHEDULED)
        session_cancel(session=session, by=self.one_of(session))

    def start(self) -> None:
        session = self.one_in(Status.SCHEDULED, Status.IN_PROGRESS)
        session_start(session=session, by=self.one_of(session))

    def end(self) -> None:
        session = self.one_in(Status.IN_PROGRESS)
        number = self.rng.choice([None, None, 10])
        session_end(session=session, by=self.one_of(session), actual_minutes=number)

    def confirm(self) -> None:
        session = self.one_in(Status.IN_PROGRESS)
        session_confirm(session=session, by=self.answerer(session))

    def dispute(self) -> None:
        session = self.one_in(Status.IN_PROGRESS)
        session_dispute(session=session, by=self.answerer(session), text="It was shorter.")

    def decide(self) -> None:
        disputes = list(Dispute.objects.filter(is_open=True).order_by("-id")[:RECENT])
        if not disputes:
            raise NothingToDo
        decision = self.rng.choice(Dispute.Decision.values)
        number = 10 if decision == Dispute.Decision.TOOK_PLACE else None
        dispute, by = self.rng.choice(disputes), self.user(self.community.admin)
        dispute_decide(dispute=dispute, by=by, decision=decision, minutes=number, reason="As it looks")

    def report(self) -> None:
        session = self.one_in(Status.IN_PROGRESS)
        no_show_report(session=session, by=self.one_of(session))

    def excuse(self) -> None:
        session = self.one_in(Status.NO_SHOW)
        absence_excuse(session=session, by=self.one_of(session), text="No power.")

    def appeal(self) -> None:
        session = self.one_in(Status.NO_SHOW, Status.ABANDONED)
        absence_appeal(session=session, by=self.one_of(session), text="I was there.")

    def wait_an_afternoon(self) -> None:
        let_time_pass(self.one_in(Status.IN_PROGRESS), AN_AFTERNOON)

    def wait_days(self) -> None:
        waiting = (Status.SCHEDULED, Status.IN_PROGRESS, Status.NO_SHOW, Status.ABANDONED, Status.REQUESTED)
        session = self.one_in(*waiting)
        if session.settled_at is not None:
            raise NothingToDo
        let_time_pass(session, DAYS)

    def run_due(self) -> None:
        sessions_run_due()

    def bonus(self) -> UUID:
        given = {"user_id": self.anybody().pk, "minutes": self.rng.randint(1, 60), "key": f"bank:{uuid7()}"}
        transfer = bonus_give(**given, reason="A gift")
        if self.rng.random() < 0.2:
            assert bonus_give(**given, reason="A gift").pk == transfer.pk
        return transfer.pk

    def transfer(self) -> UUID:
        one, other = self.rng.sample([*self.community.people, None], 2)
        number, by = self.rng.randint(1, 90), self.user(self.community.admin)
        sides = {"from_user_id": one, "to_user_id": other}
        return minutes_transfer(**sides, minutes=number, reason="So", by=by, key=uuid7().hex).pk

    def hold(self) -> UUID:
        number = self.rng.randint(1, 90)
        return minutes_hold(user_id=self.anybody().pk, minutes=number, session_id=None, key=f"bank:{uuid7()}").pk

    def post(self) -> UUID:
        hold, to = self._held(), self.anybody()
        return hold_post(hold_id=hold.pk, to_user_id=to.pk, minutes=self.rng.randint(0, 90)).pk

    def release(self) -> UUID:
        return hold_release(hold_id=self._held().pk).pk

    def _held(self) -> Hold:
        """One of the newest that no session asked for, whoever else reaches for it too."""
        holds = list(Hold.objects.filter(session_id=None, state=HoldState.HELD).order_by("-id")[:3])
        if not holds:
            raise NothingToDo
        return self.rng.choice(holds)

    def block(self) -> None:
        member_block(by=self.anybody(), user_id=self.rng.choice(self.community.people))

    def unblock(self) -> None:
        blocks = list(Block.objects.filter(made=True).order_by("id")[:RECENT])
        if not blocks:
            raise NothingToDo
        block = self.rng.choice(blocks)
        member_unblock(by=block.user_id, user_id=block.other_id)
