"""The whole demo community: people with skills, their listings, their conversations, and one member to log in as."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from accounts.models import User
from demo.conversations import LENGTHS, MEAN_LENGTH, ConversationRows, Pairing, conversation_add
from demo.credits import welcome_save
from demo.ids import id_at
from demo.last_seen import last_seen_follow
from demo.listings import listings_save
from demo.notifications import demo_member_notify
from demo.people import DEMO_EMAIL, PeopleMaker, demo_member
from demo.phrases import OF_BEGINNERS, OF_OTHERS, OFFERS, POPULAR, RARE, WISHES
from demo.seeded import Seeded
from demo.sessions import sessions_make
from demo.skills import Person, TopicSampler, skills_of_demo, skills_save
from demo.swaps import swaps_make
from skills.models import Level, Skill, SkillType
from skillswap.db.fields import now_ms

PICTURES_UP_TO = 500  # people; a larger community is for measuring
_BATCH = 1000
_TEXTS: dict[str, Mapping[str, Sequence[str]]] = {
    SkillType.OFFER.value: dict.fromkeys(Level.values, OFFERS),
    SkillType.LEARN.value: {
        Level.BEGINNER.value: WISHES + OF_BEGINNERS,
        Level.INTERMEDIATE.value: WISHES + OF_OTHERS,
        Level.EXPERT.value: WISHES + OF_OTHERS,
    },
}

# The demo member's skills, and what the people who fit them best offer and want.
_DEMO_OFFERS, _DEMO_WANTS = ("Guitar", "JavaScript"), ("Portuguese", "Bread baking")
_BEST_MATCHES = (
    (("Portuguese",), ("Guitar",)),
    (("Bread baking",), ("JavaScript",)),
    (("Portuguese", "Bread baking"), ("JavaScript",)),
    (("Bread baking",), ("Guitar",)),
    (("Portuguese",), ("JavaScript", "Guitar")),
    (("Bread baking",), ("Guitar", "JavaScript")),
)

Advance = Callable[[str, int], None]  # (what was made, how many more)


@dataclass
class Community:
    """What was made so far; topics are names."""

    seed: int
    now: dt.datetime = field(default_factory=now_ms)
    people: list[User] = field(default_factory=list)
    offers: dict[User, list[str]] = field(default_factory=dict)
    wants: dict[User, list[str]] = field(default_factory=dict)
    teachers: defaultdict[str, list[User]] = field(default_factory=lambda: defaultdict(list))

    def note(self, user: User, skills: list[Skill]) -> None:
        self.people.append(user)
        self.offers[user] = [skill.name for skill in skills if skill.type == SkillType.OFFER]
        self.wants[user] = [skill.name for skill in skills if skill.type == SkillType.LEARN]
        for name in self.offers[user]:
            self.teachers[name].append(user)


def community_is_there() -> bool:
    """True when a demo community was made here; the demo member is its last part."""
    return bool(User.objects.filter(login_email=DEMO_EMAIL).exists())


def community_make(*, people: int, seed: int, messages: int, advance: Advance) -> None:
    """Make `people` members and the demo member, with about `messages` messages in all."""
    community = Community(seed)
    rng = Random(f"talks-{seed}")
    _make_people(community, people, advance)
    matches = community.people[: len(_BEST_MATCHES)]
    _make_conversations(community, rng, messages, advance)
    demo = _make_demo_member(community, rng, matches)
    seeded = Seeded(seed, community.now, demo, community.people)
    swaps_make(seeded)
    sessions_make(seeded)
    last_seen_follow([*community.people, demo])


def _make_people(community: Community, count: int, advance: Advance) -> None:
    maker = PeopleMaker(community.seed, community.now, rated=count > PICTURES_UP_TO)
    topics = TopicSampler(Random(community.seed), popular=POPULAR, rare=RARE)
    for start in range(0, count, _BATCH):
        users: list[User] = []
        skills: list[Skill] = []
        for index in range(start, min(start + _BATCH, count)):
            user = maker.make(index, is_old=index < len(_BEST_MATCHES))
            taught, learned = _BEST_MATCHES[index] if index < len(_BEST_MATCHES) else (maker.mother_tongue(user), ())
            if index < len(_BEST_MATCHES):
                user.visibility = "public"
            person = Person(user, taught, learned, is_settled=index < len(_BEST_MATCHES))
            theirs = skills_of_demo(maker.rng, person, topics, now=community.now, id_at=id_at, texts=_TEXTS)
            community.note(user, theirs)
            maker.give_bio(user, community.offers[user][0], (community.wants[user] or ["something new"])[0])
            if count <= PICTURES_UP_TO and index % 5 < 3:
                maker.give_picture(user, index)
            users.append(user)
            skills += theirs
        User.objects.bulk_create(users, batch_size=2000)
        skills_save(skills)
        listings_save(users, skills)
        welcome_save(users, id_of=_welcome_ids(community.seed, start))
        advance("people", len(users))


def _make_conversations(community: Community, rng: Random, messages: int, advance: Advance) -> None:
    if len(community.people) < 2:
        return
    rows, pairs = ConversationRows(), set[frozenset[User]]()
    left = messages
    for _ in range(4 * int(messages / MEAN_LENGTH) + 1):  # a draw may name a pair that has a conversation
        if left <= 0:
            break
        pairing = _pairing(community, rng)
        if pairing is None or (pair := frozenset((pairing.learner, pairing.teacher))) in pairs:
            continue
        pairs.add(pair)
        count = min(left, rng.choice(LENGTHS))
        conversation_add(rows, rng, pairing, count=count, now=community.now)
        left -= count
        if len(rows.messages) >= 10 * _BATCH:
            advance("messages", len(rows.messages))
            rows.save()
    advance("messages", len(rows.messages))
    rows.save()


def _pairing(community: Community, rng: Random) -> Pairing | None:
    """Somebody who wants something, and somebody who teaches it."""
    learner = rng.choice(community.people)
    wanted = [name for name in community.wants[learner] if community.teachers[name]]
    if not wanted:
        return None
    x = rng.choice(wanted)
    teacher = rng.choice(community.teachers[x])
    back = [name for name in community.offers[learner] if name in community.wants[teacher]]
    return Pairing(learner, teacher, x, rng.choice(back or community.offers[learner])) if teacher != learner else None


def _make_demo_member(community: Community, rng: Random, matches: list[User]) -> User:
    demo = demo_member(community.seed, community.now)
    wishes = Person(demo, _DEMO_OFFERS, _DEMO_WANTS, is_settled=True)
    own = Random(community.seed)
    skills = skills_of_demo(own, wishes, TopicSampler(own), now=community.now, id_at=id_at, texts=_TEXTS)
    demo.save(force_insert=True)
    skills_save(skills)
    listings_save([demo], skills)
    welcome_save([demo], id_of=_welcome_ids(community.seed, -1))
    rows, unread = ConversationRows(), []
    for index, person in enumerate(matches[:5]):
        (x, *_), (y, *_) = _exchanged(community, person)
        pairing = Pairing(demo, person, x, y) if index % 2 else Pairing(person, demo, y, x)
        last = conversation_add(
            rows, rng, pairing, count=18 - 3 * index, now=community.now, waiting_for=demo if index < 2 else person
        )
        unread += [last] if index < 2 else []
    rows.save()
    matched = [(person, *_exchanged(community, person)) for person in matches[-2:]]
    demo_member_notify(demo, unread, matched)
    return demo


def _exchanged(community: Community, person: User) -> tuple[list[str], list[str]]:
    """What a person teaches the demo member, and what they learn from them."""
    teaches = [name for name in community.offers[person] if name in _DEMO_WANTS]
    return teaches, [name for name in community.wants[person] if name in _DEMO_OFFERS]


def _welcome_ids(seed: int, start: int) -> Callable[[User], UUID]:
    """Ids of the moment when somebody joined."""
    rng = Random(f"welcome-{seed}-{start}")
    return lambda user: id_at(user.created_at, rng)
