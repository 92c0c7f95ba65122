"""Moderators see who swaps what with whom, not what they write."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory
from tests.factories.swaps import proposal


@pytest.fixture
def moderator(db):
    client = Client()
    client.force_login(UserFactory(moderator=True))
    return client


@pytest.mark.parametrize("size", [1, 12])
def test_the_list_costs_the_same_for_one_or_many(size, moderator, django_assert_max_num_queries):
    for _ in range(size):
        proposal(UserFactory(), UserFactory(), message="between us")
    with django_assert_max_num_queries(8):
        page = moderator.get("/admin/swaps/swap/")
    assert page.status_code == 200
    assert b"between us" not in page.content


def test_one_swap_is_shown_without_its_message_and_cannot_be_changed(moderator, member, other):
    swap = proposal(member, other, message="between us")
    page = moderator.get(f"/admin/swaps/swap/{swap.pk}/change/")
    assert page.status_code == 200
    assert swap.offered_skill_name in page.content.decode()
    assert b"between us" not in page.content
    assert moderator.post(f"/admin/swaps/swap/{swap.pk}/change/", {}).status_code == 403
    assert moderator.get("/admin/swaps/swap/add/").status_code == 403


def test_a_member_is_found_on_either_side(moderator, member, other):
    third = UserFactory()
    proposal(member, other)
    proposal(third, member)
    for who, shown, left_out in ((other, member, third), (third, member, other), (member, other, None)):
        page = moderator.get(f"/admin/swaps/swap/?q={who.username}").content.decode()
        assert shown.name in page
        assert left_out is None or left_out.name not in page
