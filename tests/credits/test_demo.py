"""The demo community starts with what everybody starts with."""

import pytest
from django.core.management import call_command

from accounts.models import User
from chat.demo.people import DEMO_EMAIL
from credits.audit import Audit
from credits.models import Transfer
from credits.services import welcome_grant
from tests.factories.credits import minutes_of

pytestmark = pytest.mark.django_db


def test_demo_people_have_their_welcome_once_and_the_ledger_is_in_order():
    call_command("seed_demo", people=5, messages=10)
    people = list(User.objects.all())
    assert sum(sum(minutes_of(person)) for person in people) == 300 * len(people)  # lessons only move them
    demo = User.objects.get(login_email=DEMO_EMAIL)
    welcome = Transfer.objects.get(to_user=demo, kind="bonus")
    assert welcome.created_at == demo.created_at
    assert welcome_grant(demo).pk == welcome.pk
    assert Audit().faults == []
