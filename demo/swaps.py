"""Swaps for a demo community: some of everything, and a few that wait for the demo member."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings

from accounts.models import User, Visibility
from chat.models import Participant
from demo.ids import id_at
from demo.seeded import Seeded
from notifications.services import notify_many
from skills.models import Skill
from skillswap.db.fields import cut_to_ms
from swaps.models import Swap, skills_key
from swaps.services.changing import OPEN
from swaps.services.publishing import notice

State = Swap.Status
SENT, INBOX = True, False

# What the demo member finds: whose proposal it is, what became of it, how many days ago, minutes of both sessions.
PLAN = (
    (INBOX, State.PENDING, 0.1, 60, 60),
    (INBOX, State.PENDING, 1.5, 90, 60),
    (INBOX, State.ACCEPTED, 3.0, 60, 60),
    (SENT, State.ACCEPTED, 24.0, 60, 60),  # its sessions complete it
    (SENT, State.PENDING, 2.0, 60, 60),
    (INBOX, State.REJECTED, 9.0, 60, 30),
    (SENT, State.CANCELLED, 12.0, 45, 45),
    (SENT, State.EXPIRED, 20.0, 60, 60),
    (SENT, State.COUNTERED, 4.0, 60, 60),
)
OTHERS = (State.PENDING, State.PENDING, State.ACCEPTED, State.REJECTED, State.CANCELLED, State.EXPIRED)
MESSAGES = (
    "I have looked for somebody like you for a while. An hour each?",
    "Evenings suit me best. Shall we try it once and see?",
    "I am a patient teacher and a slow learner. Interested?",
    "Your profile made me smile. I would love to start next week.",
    "",
)
OTHERS_UP_TO = 200
BATCH = 400


def swaps_make(seeded: Seeded) -> None:
    """Fill a new demo community with swaps."""
    people = [person for person in seeded.people if person.visibility == Visibility.PUBLIC][: 2 * OTHERS_UP_TO]
    maker = _Maker(seeded, people)
    for person, (sent, status, days, offered, wanted) in zip(people, PLAN, strict=False):
        pair = (seeded.demo, person) if sent else (person, seeded.demo)
        maker.make(*pair, status=status, days=days, minutes=(offered, wanted))
    for one, two in maker.pairs_of(people[len(PLAN) :]):
        status = maker.rng.choice(OTHERS)
        days = maker.rng.uniform(0, 13) if status in OPEN else maker.rng.uniform(15, 90)
        maker.make(one, two, status=status, days=days, minutes=(60, 60))
    Swap.objects.bulk_create(maker.swaps, batch_size=2000)
    waiting = [swap for swap in maker.swaps if swap.to_user_id == seeded.demo.pk and swap.status == State.PENDING]
    notify_many(
        [notice(swap, to=swap.to_user_id, event=_event_of(swap)) for swap in sorted(waiting, key=lambda swap: swap.pk)]
    )


def _event_of(swap: Swap) -> str:
    return "swap_countered" if swap.counter_of else "swap_proposed"


class _Maker:
    """Makes swaps, not saved, between people who may not have what the other wants: then there is none."""

    def __init__(self, seeded: Seeded, people: Sequence[User]) -> None:
        self.seeded = seeded
        self.rng = Random(f"swaps-{seeded.seed}")
        self.swaps: list[Swap] = []
        self.everyone = [seeded.demo, *people]
        self.offers: defaultdict[UUID, list[Skill]] = defaultdict(list)
        self.wants: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self._read_skills()
        self.conversations: defaultdict[UUID, dict[UUID, UUID]] = defaultdict(dict)  # of two people, their conversation
        self._read_conversations()

    def pairs_of(self, people: Sequence[User]) -> Iterator[tuple[User, User]]:
        """Pairs of `people` who have a conversation, each in one pair at most."""
        free = {person.pk: person for person in people}
        for person in people:
            partner = next((free[pk] for pk in self.conversations[person.pk] if pk in free), None)
            if person.pk in free and partner is not None:
                del free[person.pk], free[partner.pk]
                yield person, partner

    def make(self, one: User, two: User, *, status: State, days: float, minutes: tuple[int, int]) -> None:
        """Add a proposal of `one` to `two`, `days` ago; one that was countered also brings the counter-proposal."""
        if not self.offers[one.pk] or not self.offers[two.pk]:
            return
        conversation_id = self.conversations[one.pk].get(two.pk)
        if status == State.ACCEPTED and conversation_id is None:
            status = State.REJECTED
        proposed_at = self._time(one, two, days)
        swap = self._swap(one, two, proposed_at, minutes, message=self.rng.choice(MESSAGES))
        self.swaps.append(swap)
        if status == State.COUNTERED:
            answered = self._between(proposed_at)
            counter = self._swap(two, one, answered, (minutes[1], minutes[0] // 2), message="Half an hour to begin?")
            counter.counter_of, swap.countered_by = swap.pk, counter.pk
            self._skills(counter, swap.wanted_skill_id, swap.offered_skill_id)
            self.swaps.append(counter)
            self._become(swap, status, answered)
        elif status != State.PENDING:
            self._become(swap, status, self._between(proposed_at))
        if status == State.ACCEPTED:
            swap.conversation_id = conversation_id

    def _swap(self, one: User, two: User, proposed_at: dt.datetime, minutes: tuple[int, int], *, message: str) -> Swap:
        made_id = id_at(proposed_at, self.rng)
        swap = Swap(
            id=made_id,
            from_user_id=one.pk,
            to_user_id=two.pk,
            offered_minutes=minutes[0],
            wanted_minutes=minutes[1],
            message=message,
            request_key=f"demo:{made_id}",
            request_digest="",
            expires_at=proposed_at + dt.timedelta(days=settings.SWAP_ANSWER_DAYS),
            created_at=proposed_at,
        )
        self._skills(swap, self._liked(one, two).pk, self._liked(two, one).pk)
        return swap

    def _skills(self, swap: Swap, offered: UUID, wanted: UUID) -> None:
        for side, owner, skill_id in (("offered", swap.from_user_id, offered), ("wanted", swap.to_user_id, wanted)):
            (skill,) = (skill for skill in self.offers[owner] if skill.pk == skill_id)
            setattr(swap, f"{side}_skill_id", skill.pk)
            setattr(swap, f"{side}_skill_name", skill.name)
        swap.skills_key = skills_key(offered, wanted)

    def _become(self, swap: Swap, status: State, at: dt.datetime) -> None:
        closed: dict[str, Any] = {
            State.EXPIRED: swap.expires_at,
            State.ACCEPTED: None,
        }
        swap.status, swap.is_open = status, status in OPEN
        swap.answered_at = None if status in (State.EXPIRED, State.CANCELLED) else at
        swap.closed_at = closed.get(status, at)

    def _liked(self, teacher: User, student: User) -> Skill:
        """What `teacher` offers and `student` wants, if there is such a thing."""
        offers = self.offers[teacher.pk]
        return self.rng.choice([skill for skill in offers if skill.topic_id in self.wants[student.pk]] or offers)

    def _time(self, one: User, two: User, days: float) -> dt.datetime:
        joined = max(one.created_at, two.created_at)
        return cut_to_ms(max(self.seeded.now - dt.timedelta(days=days), joined))

    def _between(self, start: dt.datetime) -> dt.datetime:
        """Some hours after `start`, and before now."""
        wait = min(dt.timedelta(hours=self.rng.uniform(1, 40)), (self.seeded.now - start) / 2)
        return cut_to_ms(start + wait)

    def _read_skills(self) -> None:
        for ids in self._batches():
            for skill in Skill.objects.filter(user_id__in=ids).order_by("id"):
                if skill.type == "offer":
                    self.offers[skill.user_id].append(skill)
                else:
                    self.wants[skill.user_id].add(skill.topic_id)

    def _read_conversations(self) -> None:
        for ids in self._batches():
            sides = Participant.objects.filter(user_id__in=ids).order_by("id")
            for user_id, other_id, conversation_id in sides.values_list("user_id", "other_id", "conversation_id"):
                if other_id:
                    self.conversations[user_id][other_id] = conversation_id

    def _batches(self) -> Iterator[list[UUID]]:
        ids = [person.pk for person in self.everyone]
        yield from (ids[begin : begin + BATCH] for begin in range(0, len(ids), BATCH))
