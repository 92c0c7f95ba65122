"""Moderators see who is in which ring, not what they write."""

import pytest
from django.test import Client

from rings.services import ring_decline
from tests.factories.accounts import UserFactory
from tests.factories.rings import free_people, proposed_ring
from tests.rings.conftest import part


@pytest.fixture
def moderator(db):
    client = Client()
    client.force_login(UserFactory(moderator=True))
    return client


def test_rings_are_listed_at_one_cost_and_found_by_a_member(moderator, django_assert_max_num_queries):
    rings = [free_people(3) for _ in range(4)]
    for people in rings:
        proposed_ring(*people)
    with django_assert_max_num_queries(8):
        moderator.get("/admin/rings/ringmember/")
    page = moderator.get(f"/admin/rings/ringmember/?q={rings[0][0].username}").content.decode()
    assert rings[0][0].name in page
    assert rings[1][0].name not in page


def test_one_part_is_shown_without_its_words_and_cannot_be_changed(moderator, three):
    ring = proposed_ring(*three)
    ring_decline(ring_id=ring.pk, by=three[0], reason="between us")
    path = f"/admin/rings/ringmember/{part(ring, three[0]).pk}/change/"
    page = moderator.get(path)
    assert page.status_code == 200
    assert part(ring, three[0]).skill_name in page.content.decode()
    assert b"between us" not in page.content
    assert moderator.post(path, {}).status_code == 403
