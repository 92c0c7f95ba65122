"""Skills and topics, made through the services so that counters and listings are right."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from skills.models import Skill
from skills.services import skill_create
from tests.factories.accounts import UserFactory


class SkillFactory(DjangoModelFactory):
    """A skill; `user` is somebody new unless given."""

    class Meta:
        model = Skill

    user: Any = factory.SubFactory(UserFactory)
    name: Any = factory.Sequence(lambda n: f"Craft {n}")
    type = "offer"

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Skill:
        return skill_create(**kwargs)


def offers(user: Any, *names: str, **fields: Any) -> list[Skill]:
    return [skill_create(user=user, name=name, type="offer", **fields) for name in names]


def wants(user: Any, *names: str, **fields: Any) -> list[Skill]:
    return [skill_create(user=user, name=name, type="learn", **fields) for name in names]
