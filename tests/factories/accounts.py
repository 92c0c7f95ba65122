"""Members, their devices, exports of their data, and members who are gone."""

import io
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory
from PIL import Image

from accounts.models import DataExport, Device, Role, User
from accounts.services import account_delete
from accounts.services.export_files import export_make
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


def account_deleted(user: User, **options: Any) -> None:
    """Delete a member's account as they would, with PASSWORD."""
    account_delete(user=user, password=PASSWORD, **options)


def data_export(user: User) -> DataExport:
    """The member's data as a file that is ready."""
    export = DataExport.objects.create(user=user)
    export_make(export_id=export.pk)
    export.refresh_from_db()
    return export


def png_file() -> io.BytesIO:
    """A small picture as somebody uploads it."""
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(file, "PNG")
    file.seek(0)
    return file
