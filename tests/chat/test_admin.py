"""Moderators see that people conversation, not what they say."""

import pytest
from django.test import Client

from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say


@pytest.fixture
def moderator(db):
    client = Client()
    client.force_login(UserFactory(moderator=True))
    return client


@pytest.mark.parametrize("path", ["chat/participant", "notifications/notification"])
@pytest.mark.parametrize("size", [1, 12])
def test_lists_cost_the_same_for_one_or_many(path, size, moderator, django_assert_max_num_queries):
    for _ in range(size):
        one, two = UserFactory(), UserFactory()
        say(conversation_between(one, two), one, "between us")
    with django_assert_max_num_queries(7):
        page = moderator.get(f"/admin/{path}/")
    assert page.status_code == 200
    assert b"between us" not in page.content


def test_a_member_is_found_by_name_and_nothing_can_be_changed(moderator):
    one, two = UserFactory(), UserFactory()
    say(conversation_between(one, two), one, "between us")
    page = moderator.get(f"/admin/chat/participant/?q={one.username}").content.decode()
    assert one.name in page
    assert two.name not in page
    assert moderator.get("/admin/chat/participant/add/").status_code == 403


def test_members_cannot_enter(member):
    client = Client()
    client.force_login(member)
    assert client.get("/admin/chat/participant/").status_code == 302
