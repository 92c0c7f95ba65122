"""A small world: two people who talk, somebody who has nothing to do with them, and a moderator."""

from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import Device
from learning.feed import feed_url
from moderation.blocking import member_block
from notifications.models import Notification
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.skills import offers, wants
from tests.learning.made import held_lesson


@dataclass
class World:
    """`owner` has everything that the ids in `places` name; `partner` talks with them; `other` is a stranger."""

    owner: Any
    partner: Any
    other: Any
    moderator: Any
    places: dict[str, str]

    @property
    def everyone(self) -> list[Any]:
        return [self.owner, self.partner, self.other, self.moderator]


@pytest.fixture
def world(db: None) -> World:
    owner, partner, other = UserFactory(), UserFactory(), UserFactory()
    (skill,) = offers(owner, "JavaScript")
    wants(owner, "Guitar")
    offers(partner, "Guitar")
    wants(partner, "JavaScript")
    talk = conversation_between(owner, partner)
    say(talk, partner, "Hello")
    message = say(talk, owner, "Hello yourself")
    member_block(by=owner, user_id=UserFactory().pk)
    device = Device.objects.create(user=owner, name="Phone", refresh_id="0" * 32)
    give(owner, 300)
    places = {
        "skill_id": skill.pk,
        "conversation_id": talk.pk,
        "message_id": message["id"],
        "notification_id": Notification.objects.get(user=owner, type="message").pk,
        "id": device.pk,
        "person_id": partner.pk,
        "user_id": partner.pk,
        "secret": feed_url(owner.pk).rpartition("/")[2].removesuffix(".ics"),
        "session_id": held_lesson(owner, partner).pk,
    }
    return World(owner, partner, other, UserFactory(moderator=True), {name: str(pk) for name, pk in places.items()})
