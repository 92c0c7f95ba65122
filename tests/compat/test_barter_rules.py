"""System D over REST: our rules hold for it, its aliases, and what its lists cost."""

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import User
from moderation.services import member_block
from tests.compat.barter_api import NEW, D, data, refused
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.sessions import agree, ahead, ask, begin
from tests.factories.skills import offers

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.only_on("sqlite")


@on_sqlite
def test_a_block_hides_each_from_the_other_everywhere(member, other, api):
    (guitar,) = offers(member, "Guitar")
    give(other, 120)
    session = agree(other, guitar)
    hello = say(conversation_between(member, other), member)
    member_block(by=member, user_id=other.pk)
    client = api(other)
    assert data(client.get(f"{D}/discover")) == data(client.get(f"{D}/messages/conversations")) == []
    asked = {"receiver": str(member.pk), "skill": "Guitar", "duration": 60, "proposedTime": ahead(days=4).isoformat()}
    for refusal in (
        client.get(f"{D}/users/{member.pk}"),
        client.get(f"{D}/messages/{member.pk}"),
        client.post(f"{D}/messages/send", {"receiver": str(member.pk), "content": "Hi"}),
        client.post(f"{D}/messages/session-request", asked),
        client.put(f"{D}/messages/{hello['id']}/read"),
        client.post(f"{D}/sessions/{session.pk}/start"),
    ):
        refused(refusal, 404)


@on_sqlite
def test_nobody_reads_anothers_address_credits_presence_or_a_private_page(member, other, api):
    offers(member, "Guitar")
    say(conversation_between(member, other), other)
    client = api(other)
    for path in ("discover", f"users/{member.pk}", f"messages/{member.pk}", "messages/conversations", "sessions"):
        text = client.get(f"{D}/{path}").content.decode()
        assert member.email not in text
        assert '"credits"' not in text
    User.objects.filter(pk=member.pk).update(visibility="private")
    refused(client.get(f"{D}/users/{member.pk}"), 404)


@on_sqlite
def test_limits_hold(member, other, api, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {
        "message_unanswered": "2 per minute",
        "discover": "2 per minute",
        "session": "1 per minute",
        "address": "6 per minute",
    }
    offers(other, "Guitar")
    client = api(member)
    send = [client.post(f"{D}/messages/send", {"receiver": str(other.pk), "content": "Hi"}) for _ in range(3)]
    assert [answer.status_code for answer in send] == [201, 201, 429]
    seen = [client.get(f"{D}/discover{path}") for path in ("", "/search?q=x", "")]
    assert [answer.status_code for answer in seen] == [200, 200, 429]
    refused(seen[-1], 429)
    assert client.get(f"{D}/credits/balance").status_code == 429  # the address'


@on_sqlite
def test_credits_are_moved_by_admins_alone_and_shown_in_hours(member, api):
    admin = UserFactory(admin=True)
    body = {"toUser": str(member.pk), "amount": 1.5, "description": "For the garden"}
    refused(api(member).post(f"{D}/credits/transfer", body), 403)
    assert data(api(admin).post(f"{D}/credits/transfer", body), 201)["amount"] == 1.5
    (moved,) = data(api(member).get(f"{D}/credits/transactions"))
    assert (moved["type"], moved["amount"], moved["category"], moved["status"]) == (
        "bonus",
        1.5,
        "adjustment",
        "completed",
    )
    stats = data(api(member).get(f"{D}/credits/stats"))
    assert (stats["balance"], stats["totalEarned"], len(stats["months"])) == (1.5, 0, 12)
    refused(api(admin).post(f"{D}/credits/transfer", {**body, "amount": 0}), 400, "amount")


@on_sqlite
def test_topics_lead_to_people(member, api):
    offers(member, "Guitar")
    music = next(row for row in data(api(member).get(f"{D}/discover/categories")) if row["name"] == "Music")
    assert music["count"] == 1
    (guitar,) = data(api(member).get(f"{D}/discover/trending"))
    assert (guitar["skill"], guitar["category"]) == ("Guitar", "Music")


@on_sqlite
def test_paths_whose_name_we_do_not_have_stand_under_api_too(member, other, api):
    sent = data(api(member).post("/api/messages/send", {"receiver": str(other.pk), "content": "Hi"}), 201)
    assert data(api(other).get(f"/api/messages/{member.pk}"))[0]["_id"] == sent["_id"]
    assert data(api(other).get("/api/messages/conversations"))[0]["unreadCount"] == 1
    assert APIClient().post("/api/auth/register", NEW).json()["user"]["username"] == "ada_o"
    assert "available_minutes" not in api(member).get("/api/credits/balance").json()  # ours, as it was


def fill(member, first, last):
    """People to find, to write with, and to learn from, as many as from `first` to `last`."""
    give(member, 60 * (last - first))
    for index in range(first, last):
        person = UserFactory()
        (skill,) = offers(person, f"Craft {index}")
        session = agree(member, skill, at=ahead(days=2, hours=2 * index))
        say(conversation_between(member, person), person)
        with time_machine.travel(session.scheduled_time, tick=False):
            begin(session, person)


@pytest.mark.parametrize(
    ("path", "queries"),
    [("discover", 18), ("messages/conversations", 14), ("sessions", 16), ("credits/transactions", 6)],
)
def test_a_list_costs_the_same_for_one_and_for_many(
    path, queries, member, api, django_assert_max_num_queries, settings
):
    settings.RATE_LIMITS_ENABLED = False
    client = api(member)
    fill(member, 0, 1)
    with django_assert_max_num_queries(queries) as one:
        assert data(client.get(f"{D}/{path}"))
    fill(member, 1, 4)
    with django_assert_max_num_queries(queries) as many:
        assert data(client.get(f"{D}/{path}"))
    assert len(many) == len(one)


@on_sqlite
def test_a_page_of_messages_costs_the_same_for_one_and_for_many(member, other, api, django_assert_max_num_queries):
    (guitar,) = offers(member, "Guitar")
    give(other, 600)
    client = api(other)
    ask(other, guitar)
    with django_assert_max_num_queries(14) as one:
        client.get(f"{D}/messages/{member.pk}")
    ask(other, guitar, at=ahead(days=4))
    say(conversation_between(member, other), member)
    with django_assert_max_num_queries(14) as many:
        client.get(f"{D}/messages/{member.pk}")
    assert len(many) == len(one)
