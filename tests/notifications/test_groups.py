"""The inbox by what it is about, and several marked at once."""

import pytest

from notifications.models import Group, Notification, group_of
from notifications.services import Notice, notify_many
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
SOME = "0199a000-0000-7000-8000-000000000001"
KINDS = {
    "sessions": ("request", {"event": "session_requested", "sessionId": SOME}),
    "swaps": ("request", {"event": "swap_proposed", "swapId": SOME}),
    "messages": ("message", {"conversationId": SOME}),
    "credits": ("credits", {"event": "credits_received", "sessionId": SOME}),
    "reviews": ("review", {"event": "review_shown", "sessionId": SOME}),
    "others": ("moderation", {"text": "Be kind."}),
}


def fill(user, copies=1):
    notify_many(
        [
            Notice(user.pk, kind, f"{group}:{number}", data)
            for group, (kind, data) in KINDS.items()
            for number in range(copies)
        ]
    )


def groups(client, query):
    ids = [row["id"] for row in client.get(f"/api/notifications?{query}").json()["data"]]
    return list(Notification.objects.filter(pk__in=ids).values_list("group", flat=True))


def test_each_notification_is_of_one_group_and_the_inbox_narrows_to_it(member, api):
    fill(member)
    client = api(member)
    assert set(KINDS) == set(Group.values)
    assert {group: groups(client, f"group={group}") for group in KINDS} == {group: [group] for group in KINDS}
    Notification.objects.filter(group="swaps").update(is_read=True)
    assert groups(client, "group=swaps&unread=true") == []
    page = client.get("/api/notifications?group=reviews").json()
    assert page["unreadByGroup"] == {group: int(group != "swaps") for group in KINDS}
    assert page["unreadCount"] == 5
    wrong = client.get("/api/notifications?group=songs")
    assert (wrong.status_code, [error["field"] for error in wrong.json()["errors"]]) == (400, ["group"])


def test_a_ring_is_among_the_swaps_its_sessions_among_the_sessions_and_what_is_new_among_the_others():
    assert group_of("ring", {"ringId": SOME}) == Group.SWAPS
    assert group_of("session", {"ringId": SOME, "sessionId": SOME}) == Group.SESSIONS
    assert group_of("song", {"songId": SOME}) == Group.OTHERS


def test_a_group_of_many_costs_as_many_queries_as_one_of_few(member, api, django_assert_max_num_queries):
    client = api(member)
    path = "/api/notifications?group=swaps"

    def cost():
        with django_assert_max_num_queries(20) as context:
            client.get(path)
        return len(context)

    fill(member)
    few = cost()
    Notification.objects.update(is_read=True)
    fill(member, copies=20)
    assert cost() == few


def test_several_are_read_at_once_and_that_is_taken_back_except_where_something_newer_waits(member, other, api):
    fill(member, copies=2)
    client = api(member)
    ids = [row["id"] for row in client.get("/api/notifications?group=swaps").json()["data"]]
    assert api(other).post("/api/notifications/read-several", {"ids": ids}).status_code == 204
    assert len(groups(client, "unread=true")) == 12
    for _ in range(2):
        assert client.post("/api/notifications/read-several", {"ids": ids}).status_code == 204
    assert "swaps" not in groups(client, "unread=true")
    kind, data = KINDS["swaps"]
    notify_many([Notice(member.pk, kind, "swaps:1", data)])
    for who in (other, member, member):
        assert api(who).post("/api/notifications/unread", {"ids": ids}).status_code == 204
    (newer,) = Notification.objects.filter(user=member, group="swaps").exclude(pk__in=ids)
    shown = Notification.objects.filter(user=member, group="swaps").values_list("pk", "key", "is_read")
    assert {(key, pk == newer.pk): is_read for pk, key, is_read in shown} == {
        ("swaps:0", False): False,
        ("swaps:1", False): True,
        ("swaps:1", True): False,
    }
    assert client.post("/api/notifications/read-several", {"ids": []}).status_code == 400


def test_what_is_not_shown_in_the_app_is_not_made_unread(api):
    person = UserFactory()
    row = Notification.objects.create(user=person, type="match", key="m", is_read=True, in_app=False)
    assert api(person).post("/api/notifications/unread", {"ids": [str(row.pk)]}).status_code == 204
    assert Notification.objects.get(pk=row.pk).is_read
