"""Demo people: names, towns, languages, free hours, and when they were last here."""

import datetime as dt
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile
from faker import Faker

from accounts.models import LearningStyle, User, Visibility
from accounts.usernames import proposals
from demo.avatars import avatar
from demo.ids import id_at
from demo.phrases import BIOS, WORK
from demo.places import LANGUAGE_TOPICS, PLACES, SECOND_LANGUAGES, Place
from skillswap.db.fields import cut_to_ms
from skillswap.files import public_files

MAIL_DOMAIN = "people.skillswap.example"
DEMO_EMAIL = "demo@skillswap.example"
DEMO_PASSWORD = "teach-and-learn"  # noqa: S105  shown on the log-in page of a demo

_WEEKS: tuple[tuple[tuple[int, ...], str, str], ...] = (
    ((0, 1, 2, 3, 4), "18:00", "21:00"),
    ((0, 2, 4), "19:00", "22:00"),
    ((1, 3), "17:30", "20:00"),
    ((5, 6), "09:00", "13:00"),
    ((5,), "10:00", "18:00"),
    ((6,), "14:00", "20:00"),
    ((0, 1, 2, 3, 4), "07:00", "08:30"),
    ((2, 4), "12:00", "13:30"),
)


def week_of(rng: Random) -> list[dict[str, Any]]:
    """The hours of a week in which somebody is free."""
    slots: dict[int, dict[str, Any]] = {}
    for days, start, end in rng.sample(_WEEKS, rng.choice((1, 2, 2, 3))):
        for day in days:
            slots.setdefault(day, {"weekday": day, "start": start, "end": end})
    return [slots[day] for day in sorted(slots)]


def languages_of(rng: Random, place: Place) -> list[str]:
    """Their own and one or two others."""
    others = rng.sample(SECOND_LANGUAGES, rng.choice((1, 1, 1, 2)))
    return list(dict.fromkeys([place.language, *others]))


class PeopleMaker:
    """Makes people one after another; the same seed makes the same ones.

    With `rated` half of them have a rating that nobody gave: for measuring, where sessions would take too long to make.
    """

    def __init__(self, seed: int, now: dt.datetime, *, rated: bool = False) -> None:
        self._are_rated = rated
        self.rng = Random(seed)
        self.seed = seed
        self.now = now
        self._usernames: set[str] = {"demo"}
        self._names: dict[str, Faker] = {}
        self._password = make_password(None)  # nobody can log in as them

    def make(self, index: int, *, is_old: bool = False) -> User:
        """The next person, not saved, without a bio; with `is_old` they joined two months ago or earlier."""
        rng = self.rng
        place = rng.choices(PLACES, [place.weight for place in PLACES])[0]
        name = self._name(place)
        created = cut_to_ms(self.now - dt.timedelta(days=730) * rng.random() ** 1.5 - dt.timedelta(hours=1))
        if is_old:
            created -= dt.timedelta(days=60)
        email = f"{self.seed}-{index}@{MAIL_DOMAIN}"
        rated = rng.random() < 0.45 and self._are_rated
        return User(
            id=id_at(created, rng),
            email=email,
            login_email=email,
            is_verified=True,
            password=self._password,
            name=name,
            username=self._username(name),
            location=place.town,
            country=place.country,
            timezone=place.timezone,
            languages=languages_of(rng, place),
            learning_style=rng.choice(LearningStyle.values),
            visibility=Visibility.PRIVATE if rng.random() < 0.03 else Visibility.PUBLIC,
            availability=week_of(rng) if rng.random() < 0.85 else [],
            rating=round(min(5.0, rng.gauss(4.5, 0.4)), 1) if rated else None,
            total_reviews=1 + int(rng.expovariate(0.2)) if rated else 0,
            reliability=round(1 - rng.random() ** 3 * 0.4, 2) if rated else None,
            last_online_at=cut_to_ms(max(created, self.now - dt.timedelta(days=rng.expovariate(1 / 12)))),
            created_at=created,
            first_run_ended_at=created,
        )

    def _name(self, place: Place) -> str:
        names = self._names.get(place.locale)
        if names is None:
            names = self._names[place.locale] = Faker(place.locale)
            names.seed_instance(f"{place.locale}-{self.seed}")
        if place.locale == "ja_JP":
            return str(names.romanized_name())
        return f"{names.first_name()} {names.last_name()}"

    def _username(self, name: str) -> str:
        plain = next(proposals(name))
        username, number = plain, 1
        while username in self._usernames:
            number += 1
            username = f"{plain}_{number}"
        self._usernames.add(username)
        return username

    def mother_tongue(self, user: User) -> list[str]:
        """The language topic that this person is sure to offer: one in four does."""
        topic = LANGUAGE_TOPICS.get(user.languages[0])
        return [topic] if topic and self.rng.random() < 0.25 else []

    def give_bio(self, user: User, offer: str, learn: str) -> None:
        """A bio about what they offer and want."""
        if self.rng.random() < 0.9:
            text = self.rng.choice(BIOS)
            user.bio = text.format(work=self.rng.choice(WORK), town=user.location, offer=offer, learn=learn)

    def give_picture(self, user: User, index: int) -> None:
        """An avatar, drawn and stored."""
        name = f"avatars/demo-{self.seed}-{index}.webp"
        if not public_files().exists(name):
            public_files().save(name, ContentFile(avatar(Random(f"{self.seed}-{index}"))))
        user.avatar.name = name


def demo_member(seed: int, now: dt.datetime) -> User:
    """The one demo person with a password."""
    created = cut_to_ms(now - dt.timedelta(days=40))
    return User(
        id=id_at(created, Random(seed)),
        email=DEMO_EMAIL,
        login_email=DEMO_EMAIL,
        is_verified=True,
        password=make_password(DEMO_PASSWORD),
        name="Noor Lindqvist",
        username="demo",
        bio="I build small web pages for neighbours and play guitar when the code does not run. "
        "Portuguese is for next summer, bread is for every Sunday.",
        location="Berlin",
        country="DE",
        timezone="Europe/Berlin",
        languages=["en", "de"],
        learning_style=LearningStyle.CALL,
        availability=[{"weekday": day, "start": "18:00", "end": "21:30"} for day in range(4)]
        + [{"weekday": 6, "start": "10:00", "end": "16:00"}],
        last_online_at=cut_to_ms(now),
        created_at=created,
        first_run_ended_at=created,
    )
