"""Members and their devices."""

from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from accounts.models import Device, Role, User
from accounts.tokens import new_token_id

PASSWORD = "correct horse battery"


class UserFactory(DjangoModelFactory):
    """A verified member whose password is PASSWORD; `owns_address=False` leaves the address to somebody else."""

    class Meta:
        model = User

    class Params:
        owns_address = True
        moderator = factory.Trait(role=Role.MODERATOR)
        admin = factory.Trait(role=Role.ADMIN)

    name = factory.Sequence(lambda n: f"Person {n}")
    username = factory.Sequence(lambda n: f"person_{n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    login_email = factory.LazyAttribute(lambda user: user.email if user.owns_address else None)
    is_verified = True
    password: Any = factory.LazyFunction(lambda: make_password(PASSWORD))
    timezone = "Europe/Berlin"
    languages = factory.LazyFunction(lambda: ["en"])


class DeviceFactory(DjangoModelFactory):
    class Meta:
        model = Device

    user = factory.SubFactory(UserFactory)
    name = "Firefox on Linux"
    refresh_id = factory.LazyFunction(new_token_id)
