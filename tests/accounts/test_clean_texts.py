"""The migration that cleans the profile texts that were stored before every field did."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_old_names_hide_nothing_and_what_was_clean_stays():
    hidden = UserFactory(name="A\u202ed\u200ba", bio="one\r\n\u2066two", location="Ham\xadburg")
    nobody = UserFactory(name="\u3164", username="nobody")
    family = UserFactory(name="\U0001f468\u200d\U0001f469\u200d\U0001f467 Zoë", bio="  as it was ")
    import_module("accounts.migrations.0003_clean_texts").clean_texts(apps, None)
    texts = {user.pk: (user.name, user.bio, user.location) for user in User.objects.all()}
    assert texts == {
        hidden.pk: ("Ada", "one\ntwo", "Hamburg"),
        nobody.pk: ("nobody", nobody.bio, nobody.location),
        family.pk: (family.name, "  as it was ", family.location),
    }
