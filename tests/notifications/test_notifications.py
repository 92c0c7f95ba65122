"""The inbox: one line per key, preferences, permission."""

import json
from unittest.mock import patch

import pytest

from notifications.models import OPTIONAL, Notification
from notifications.services import Notice, notifications_end, notify, notify_many
from realtime.models import UserEvent
from realtime.selectors import events_after
from tests.factories.accounts import UserFactory


def notify_match(user, key="match:1"):
    notify(user_id=user.pk, kind="match", key=key, data={"userId": str(user.pk)})


def test_of_each_key_at_most_one_is_unread(member):
    notify_match(member)
    notify_match(member)
    assert Notification.objects.count() == 1
    Notification.objects.update(is_read=True)
    notify_match(member)
    assert Notification.objects.count() == 2


def test_a_notification_is_pushed_live_as_rest_shows_it(member, api, django_capture_on_commit_callbacks):
    with patch("realtime.notifier.notify_hubs") as notified, django_capture_on_commit_callbacks(execute=True):
        notify_match(member)
    (shown,) = api(member).get("/api/notifications").json()["data"]
    ((frames,),) = (call.args[0].values() for call in notified.call_args_list)
    assert [json.loads(frame.text)["data"] for frame in frames] == [shown]
    assert shown["data"]["name"] == member.name
    assert set(shown) == {"id", "type", "data", "isRead", "createdAt"}


def test_a_kind_that_is_turned_off_makes_nothing(member, api):
    answer = api(member).put("/api/notifications/preferences", {"match": {"inApp": False}})
    preferences = answer.json()
    assert api(member).put("/api/notifications/preferences", preferences).status_code == 200  # as they were read
    assert preferences.pop("updatedAt")
    assert {kind: preferences[kind]["inApp"] for kind in OPTIONAL} == {kind: kind != "match" for kind in OPTIONAL}
    notify_match(member)
    assert not Notification.objects.exists()
    api(member).put("/api/notifications/preferences", {"match": {"inApp": True}})
    notify_match(member)
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("body", [{"nonsense": {"inApp": True}}, {"match": {"inApp": "maybe"}}, {"match": {}}])
def test_bad_preferences_are_400(member, api, body):
    assert api(member).put("/api/notifications/preferences", body).status_code == 400


def test_reading_one_and_reading_all(member, other, api):
    for number in range(3):
        notify_match(member, key=f"match:{number}")
    client = api(member)
    first = client.get("/api/notifications").json()["data"][0]["id"]
    assert client.post(f"/api/notifications/{first}/read").status_code == 204
    assert client.post(f"/api/notifications/{first}/read").status_code == 204
    left = client.get("/api/notifications?unread=true").json()
    assert (len(left["data"]), left["unreadCount"]) == (2, 2)
    assert api(other).post(f"/api/notifications/{first}/read").status_code == 404
    assert client.post("/api/notifications/read-all").status_code == 204
    assert client.get("/api/notifications").json()["unreadCount"] == 0


def test_a_replay_gives_a_notification_as_rest_shows_it_now(member, other, api):
    notify(user_id=member.pk, kind="match", key="m", data={"userId": str(other.pk)}, from_id=other.pk)
    type(other).objects.filter(pk=other.pk).update(name="Renamed since")
    (shown,) = api(member).get("/api/notifications").json()["data"]
    (frame,) = events_after(member.pk, 0)
    assert json.loads(frame.text) == {"type": "notification:new", "cursor": 1, "data": shown}
    assert shown["data"]["name"] == "Renamed since"


def test_every_device_gets_an_event_of_what_was_read(member, api):
    for number in range(3):
        notify_match(member, key=f"match:{number}")
    client = api(member)
    first = client.get("/api/notifications").json()["data"][0]["id"]
    client.post(f"/api/notifications/{first}/read")
    client.post(f"/api/notifications/{first}/read")
    notifications_end(to=[member.pk], keys=["match:1", "match:9"])
    client.post("/api/notifications/read-all")
    client.post("/api/notifications/read-all")
    events = UserEvent.objects.filter(user=member, type="notification:updated").order_by("cursor")
    published = [json.loads(event.data) for event in events]
    assert [len(data["ids"] or "all") for data in published] == [1, 1, 3]
    assert (published[0], published[-1]) == ({"ids": [first], "isRead": True}, {"ids": None, "isRead": True})


@pytest.mark.parametrize("size", [1, 12])
def test_notifying_many_costs_the_queries_of_one(size, db, django_assert_max_num_queries):
    people = [UserFactory() for _ in range(size)]
    notify_many([Notice(person.pk, "match", "first", {}) for person in people])
    with django_assert_max_num_queries(10):
        notify_many([Notice(person.pk, "match", "again", {}) for person in people])
