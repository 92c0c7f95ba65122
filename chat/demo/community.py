"""The whole demo community: people with skills, their listings, their conversations, and one member to log in as."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from accounts.models import User
from chat.demo.conversations import LENGTHS, MEAN_LENGTH, Swap, Talks, talk
from chat.demo.ids import id_at
from chat.demo.inbox import tell_demo_member
from chat.demo.people import DEMO_EMAIL, PeopleMaker, demo_member
from chat.demo.words import OFFERS, POPULAR, RARE, WISHES
from chat.hooks import Seeded, demo_seeded
from credits.demo import welcome_save
from matching.demo import listings_save
from skills.choices import SkillType
from skills.demo import Person, TopicBag, skills_of_demo, skills_save
from skills.models import Skill
from skillswap.fields import now_ms

PICTURES_UP_TO = 500  # people; a larger community is for measuring
_TOGETHER = 1000
_TEXTS: dict[str, Sequence[str]] = {SkillType.OFFER.value: OFFERS, SkillType.LEARN.value: WISHES}

# The demo member's skills, and what the people who fit them best offer and want.
_DEMO_OFFERS, _DEMO_WANTS = ("Guitar", "JavaScript"), ("Portuguese", "Bread baking")
_FITS = (
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
    """Make `people` members and the demo member, with about `messages` messages in all. Calls `demo_seeded`."""
    community = Community(seed)
    dice = Random(f"talks-{seed}")
    _make_people(community, people, advance)
    fits = community.people[: len(_FITS)]
    _make_talks(community, dice, messages, advance)
    demo = _make_demo_member(community, dice, fits)
    demo_seeded(Seeded(seed, community.now, demo, community.people))


def _make_people(community: Community, count: int, advance: Advance) -> None:
    maker = PeopleMaker(community.seed, community.now)
    bag = TopicBag(Random(community.seed), popular=POPULAR, rare=RARE)
    for start in range(0, count, _TOGETHER):
        users: list[User] = []
        skills: list[Skill] = []
        for index in range(start, min(start + _TOGETHER, count)):
            user = maker.make(index)
            taught, learned = _FITS[index] if index < len(_FITS) else (maker.mother_tongue(user), ())
            if index < len(_FITS):
                user.visibility = "public"
            theirs = skills_of_demo(
                maker.dice, Person(user, taught, learned), bag, now=community.now, id_at=id_at, texts=_TEXTS
            )
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


def _make_talks(community: Community, dice: Random, messages: int, advance: Advance) -> None:
    if len(community.people) < 2:
        return
    talks, pairs = Talks(), set[frozenset[User]]()
    left = messages
    for _ in range(4 * int(messages / MEAN_LENGTH) + 1):  # a draw may name a pair that talks already
        if left <= 0:
            break
        swap = _swap(community, dice)
        if swap is None or (pair := frozenset((swap.learner, swap.teacher))) in pairs:
            continue
        pairs.add(pair)
        count = min(left, dice.choice(LENGTHS))
        talk(talks, dice, swap, count=count, now=community.now)
        left -= count
        if len(talks.messages) >= 10 * _TOGETHER:
            advance("messages", len(talks.messages))
            talks.save()
    advance("messages", len(talks.messages))
    talks.save()


def _swap(community: Community, dice: Random) -> Swap | None:
    """Somebody who wants something, and somebody who teaches it."""
    learner = dice.choice(community.people)
    wanted = [name for name in community.wants[learner] if community.teachers[name]]
    if not wanted:
        return None
    x = dice.choice(wanted)
    teacher = dice.choice(community.teachers[x])
    back = [name for name in community.offers[learner] if name in community.wants[teacher]]
    return Swap(learner, teacher, x, dice.choice(back or community.offers[learner])) if teacher != learner else None


def _make_demo_member(community: Community, dice: Random, fits: list[User]) -> User:
    demo = demo_member(community.seed, community.now)
    asked = Person(demo, _DEMO_OFFERS, _DEMO_WANTS)
    own = Random(community.seed)
    skills = skills_of_demo(own, asked, TopicBag(own), now=community.now, id_at=id_at, texts=_TEXTS)
    demo.save(force_insert=True)
    skills_save(skills)
    listings_save([demo], skills)
    welcome_save([demo], id_of=_welcome_ids(community.seed, -1))
    talks, unread = Talks(), []
    for index, person in enumerate(fits[:5]):
        (x, *_), (y, *_) = _fit(community, person)
        swap = Swap(demo, person, x, y) if index % 2 else Swap(person, demo, y, x)
        last = talk(
            talks, dice, swap, count=18 - 3 * index, now=community.now, waiting_for=demo if index < 2 else person
        )
        unread += [last] if index < 2 else []
    talks.save()
    matched = [(person, *_fit(community, person)) for person in fits[-2:]]
    tell_demo_member(demo, unread, matched)
    return demo


def _fit(community: Community, person: User) -> tuple[list[str], list[str]]:
    """What a person teaches the demo member, and what they learn from them."""
    teaches = [name for name in community.offers[person] if name in _DEMO_WANTS]
    return teaches, [name for name in community.wants[person] if name in _DEMO_OFFERS]


def _welcome_ids(seed: int, start: int) -> Callable[[User], UUID]:
    """Ids of the moment when somebody joined."""
    dice = Random(f"welcome-{seed}-{start}")
    return lambda user: id_at(user.created_at, dice)
