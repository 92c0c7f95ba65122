"""The people and messages that every measurement runs on. Run as a process of its own, with Django:

`python -m bench.community fill --people N --messages M` migrates an empty database and fills it;
`python -m bench.community sign-in FILE` signs people in and writes who they are, with tokens, to a JSON file.
"""

import argparse
import itertools
import os
import random
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
import orjson

from bench.planners import fill_weeks

TALKERS = 200
READERS = 64
IDLE = 2000
SEED = 1
DEEP, SHORT = 100_000, 50
PASSWORD = "seven brass teapots"
BATCH = 2000


def fill(people: int, messages: int) -> None:
    """A community as `seed_demo` makes it, and beside it the pairs and the two chats that are measured."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_topics", verbosity=0)
    call_command("seed_demo", people=people, messages=messages, seed=SEED, force=True)
    talkers = new_members("talker", TALKERS)
    for one, other in zip(talkers[::2], talkers[1::2], strict=True):
        _conversation(one, other, messages=2)
    one, other = new_members("reader", 2)
    _conversation(one, other, messages=DEEP)
    one, other = new_members("writer", 2)
    _conversation(one, other, messages=SHORT)
    new_members("planner", 3)


def new_members(kind: str, count: int) -> list[Any]:
    """Members whom only the bench knows: `kind0@bench.example` and so on, all with PASSWORD."""
    from django.contrib.auth.hashers import make_password

    from accounts.models import User

    password = make_password(PASSWORD)
    return list(
        User.objects.bulk_create(
            User(
                name=f"{kind.title()} {number}",
                username=f"bench_{kind}_{number}",
                email=f"{kind}{number}@bench.example",
                login_email=f"{kind}{number}@bench.example",
                is_verified=True,
                password=password,
                languages=["en"],
            )
            for number in range(count)
        )
    )


def _conversation(one: Any, other: Any, *, messages: int) -> Any:
    """Their conversation with so many messages, written in turns; one unread on each side, as between friends."""
    from chat.models import Conversation, Message, Participant, pair_key
    from skillswap.db.fields import now_ms

    conversation = Conversation.objects.create(pair_key=pair_key(one.pk, other.pk), last_seq=messages)
    for mine, theirs in ((one, other), (other, one)):
        Participant.objects.create(
            conversation=conversation,
            user=mine,
            other_id=theirs.pk,
            last_message_at=now_ms(),
            unread=1,
            has_written=True,
            both_wrote=True,
            read_seq=messages - 1,
            read_at=now_ms(),
            read_marks=[[messages - 1, 1_790_000_000_000]],
        )
    rows = (
        Message(
            conversation=conversation,
            seq=seq,
            sender=one if seq % 2 else other,
            client_id=uuid4(),
            content=f"Message {seq}: shall we go on with the second part on Thursday, or is Friday better for you?",
        )
        for seq in range(1, messages + 1)
    )
    while batch := list(itertools.islice(rows, BATCH)):
        Message.objects.bulk_create(batch)
    return conversation


def sign_in() -> dict[str, Any]:
    """Who takes part in the measurements, each signed in on a new device."""
    from accounts.models import User
    from chat.models import Participant
    from skills.models import Topic

    talkers = [_person(user) for user in _ordered("talker")]
    deep, short = _person(_ordered("reader")[0]), _person(_ordered("writer")[0])
    planners = _ordered("planner")
    fill_weeks(planners)
    random_choice = random.Random(SEED)
    seeded = Participant.objects.exclude(user_id__in=[person["id"] for person in [*talkers, deep, short]])
    with_chats = sorted(set(seeded.filter(last_message_at__isnull=False).values_list("user_id", flat=True)))
    readers = random_choice.sample(with_chats, min(READERS, len(with_chats)))
    idle = User.objects.filter(is_active=True).exclude(username__startswith="bench_talker").order_by("-id")[:IDLE]
    topics = Topic.objects.order_by("-uses", "-id").values_list("name", flat=True)[:50]
    return {
        "talkers": talkers,
        "deep": deep,
        "short": short,
        "planners": [_person(user) for user in planners[:2]],
        "readers": [_person(user) for user in User.objects.filter(pk__in=readers)],
        "idle": [_token(user) for user in idle],
        "topics": list(topics),
        "log_ins": [{"email": person["email"], "password": PASSWORD} for person in talkers],
    }


def _ordered(kind: str) -> list[Any]:
    """The bench's own members of this kind, in the order they were made: pairs stand next to each other."""
    from accounts.models import User

    found = User.objects.filter(username__startswith=f"bench_{kind}_")
    return sorted(found, key=lambda user: int(user.username.rpartition("_")[2]))


def _person(user: Any) -> dict[str, Any]:
    from chat.models import Participant

    mine = Participant.objects.filter(user_id=user.pk).order_by("-last_message_at", "-id")
    newest = mine.values_list("conversation_id", flat=True).first()
    return {"id": str(user.pk), "email": user.email, "token": _token(user), "conversation": str(newest)}


def _token(user: Any) -> str:
    from accounts.services import device_sign_in

    return device_sign_in(user=user, name="Bench").access


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    filling = commands.add_parser("fill")
    filling.add_argument("--people", type=int, required=True)
    filling.add_argument("--messages", type=int, required=True)
    commands.add_parser("sign-in").add_argument("file", type=Path)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")
    django.setup()
    if arguments.command == "fill":
        fill(arguments.people, arguments.messages)
    else:
        arguments.file.write_bytes(orjson.dumps(sign_in()))


if __name__ == "__main__":
    main()
