"""Demo conversations with their messages, read positions and unread counts, as the services would have left them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from accounts.models import User
from chat.models import Conversation, Message, Participant, pair_key
from demo.dialogues import Line, lines
from demo.ids import client_id, id_at
from skillswap.db.fields import cut_to_ms

LENGTHS = (3, 4, 6, 6, 8, 10, 10, 14, 18, 28)
MEAN_LENGTH = sum(LENGTHS) / len(LENGTHS)


@dataclass(frozen=True)
class Pairing:
    """Two people and the topics they write about: `learner` asks about `x`, `teacher` would like `y`."""

    learner: User
    teacher: User
    x: str
    y: str

    def speaker(self, line: Line) -> User:
        return self.learner if line.first else self.teacher


@dataclass
class ConversationRows:
    """Rows that were made and not saved yet."""

    conversations: list[Conversation] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def save(self) -> None:
        """Write the rows and forget them."""
        Conversation.objects.bulk_create(self.conversations, batch_size=2000)
        Participant.objects.bulk_create(self.participants, batch_size=2000)
        Message.objects.bulk_create(self.messages, batch_size=2000)
        for rows in (self.conversations, self.participants, self.messages):
            rows.clear()


def conversation_add(
    rows: ConversationRows,
    rng: Random,
    pairing: Pairing,
    *,
    count: int,
    now: dt.datetime,
    waiting_for: User | None = None,
) -> Message:
    """Add a conversation of these two with about `count` messages; returns the last one.

    It ends with a message that `waiting_for` has not read; without them that happens to one in five.
    """
    said = _said(rng, pairing, count)
    while waiting_for is not None and (pairing.speaker(said[-1]) == waiting_for) and len(said) > 1:
        said.pop()
    times = _times(rng, pairing, said, now)
    conversation = Conversation(
        id=id_at(times[0], rng),
        pair_key=pair_key(pairing.learner.pk, pairing.teacher.pk),
        last_seq=len(said),
        last_message_at=times[-1],
        created_at=times[0],
    )
    messages = [
        Message(
            id=id_at(at, rng),
            conversation=conversation,
            seq=seq,
            sender=pairing.speaker(line),
            client_id=client_id(rng),
            content=line.text,
            created_at=at,
        )
        for seq, (line, at) in enumerate(zip(said, times, strict=True), start=1)
    ]
    _answer_some(messages, rng)
    unread = _last_words(messages) if waiting_for is not None or rng.random() < 0.2 else 0
    rows.conversations.append(conversation)
    rows.messages += messages
    for me, other in ((pairing.learner, pairing.teacher), (pairing.teacher, pairing.learner)):
        missed = unread if messages[-1].sender_id != me.pk else 0
        rows.participants.append(_side(conversation, me, other, messages, missed, now))
    return messages[-1]


def _said(rng: Random, pairing: Pairing, count: int) -> list[Line]:
    names = {"a": pairing.learner.name.split()[0], "b": pairing.teacher.name.split()[0]}
    return lines(rng, count, **names, x=pairing.x, y=pairing.y)


def _times(rng: Random, pairing: Pairing, said: Sequence[Line], now: dt.datetime) -> list[dt.datetime]:
    """When each line was written: minutes apart, days between scenes; after both joined and before now."""
    earliest = max(pairing.learner.created_at, pairing.teacher.created_at)
    start = earliest + (now - earliest) * (1 - rng.random() ** 2)
    gaps = [2 + rng.expovariate(1 / (200_000 if line.later else 150)) for line in said]
    squeeze = min(1.0, (now - start).total_seconds() / sum(gaps))
    at, times = start, []
    for gap in gaps:
        at += dt.timedelta(seconds=gap * squeeze)
        times.append(cut_to_ms(at))
    return times


def _answer_some(messages: Sequence[Message], rng: Random) -> None:
    """A few messages answer an earlier one of the other person."""
    for earlier, later in zip(messages, messages[2:], strict=False):
        if earlier.sender_id != later.sender_id and rng.random() < 0.06:
            later.reply_to = earlier.pk


def _last_words(messages: Sequence[Message]) -> int:
    """How many messages the last speaker wrote in a row."""
    count = 0
    while count < len(messages) and messages[-1 - count].sender_id == messages[-1].sender_id:
        count += 1
    return count


def _side(
    conversation: Conversation, me: User, other: User, messages: Sequence[Message], missed: int, now: dt.datetime
) -> Participant:
    read_seq = len(messages) - missed
    read_at = min(now, messages[read_seq - 1].created_at + dt.timedelta(minutes=4)) if read_seq else None
    return Participant(
        conversation=conversation,
        user=me,
        other_id=other.pk,
        last_message_at=messages[-1].created_at,
        unread=missed,
        has_written=any(message.sender_id == me.pk for message in messages),
        both_wrote=len({message.sender_id for message in messages}) == 2,
        read_seq=read_seq,
        read_at=cut_to_ms(read_at) if read_at else None,
        read_marks=[[read_seq, int(read_at.timestamp() * 1000)]] if read_at else [],
    )
