"""What is left for a member whom the owner has blocked, at every endpoint."""

from dataclasses import replace

import pytest

from moderation.services import member_block
from tests.contract.calls import ask
from tests.contract.who_may import EXPECTED, Who
from tests.plugins.isolation import shared_rows

pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture(scope="module")
def blocked(shared_world, django_db_blocker):
    """The owner blocks the partner before all tests of this file."""

    def block():
        return member_block(by=shared_world.owner, user_id=shared_world.partner.pk)

    with shared_rows(django_db_blocker, block):
        yield


@pytest.mark.usefixtures("blocked")
@pytest.mark.parametrize("operation", EXPECTED)
def test_what_is_left_for_whom_the_owner_has_blocked(operation, world, api):
    owner = dict.fromkeys(("person_id", "user_id"), str(world.owner.pk))
    seen = replace(world, partner=world.owner, places=world.places | owner)
    answer = ask(api(world.partner), operation, seen, world.partner)
    assert answer.status_code == Who.of(EXPECTED[operation]).blocked
