"""The inbox: one line per key, preferences, permission."""

import pytest

from notifications.models import OPTIONAL, Notification
from notifications.services import Notice, notify, notify_many
from realtime.models import UserEvent
from tests.factories.accounts import UserFactory


def tell(user, key="match:1", kind="match"):
    notify(user_id=user.pk, kind=kind, key=key, data={"userId": "x"})


def test_of_each_key_at_most_one_is_unread(member):
    tell(member)
    tell(member)
    assert Notification.objects.count() == 1
    Notification.objects.update(is_read=True)
    tell(member)
    assert Notification.objects.count() == 2


def test_a_notification_is_pushed_live_as_rest_shows_it(member, api):
    import json

    tell(member)
    (shown,) = api(member).get("/api/notifications").json()["data"]
    event = UserEvent.objects.get(user=member)
    assert event.type == "notification:new"
    assert json.loads(event.data) == shown
    assert set(shown) == {"id", "type", "data", "isRead", "createdAt"}


def test_a_kind_that_is_turned_off_makes_nothing(member, api):
    answer = api(member).put("/api/notifications/preferences", {"match": {"inApp": False}})
    assert answer.json() == {kind: {"inApp": kind != "match"} for kind in OPTIONAL}
    tell(member)
    assert not Notification.objects.exists()
    api(member).put("/api/notifications/preferences", {"match": {"inApp": True}})
    tell(member)
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("body", [{"nonsense": {"inApp": True}}, {"match": {"inApp": "maybe"}}, {"match": {}}])
def test_bad_preferences_are_400(member, api, body):
    assert api(member).put("/api/notifications/preferences", body).status_code == 400


def test_reading_one_and_reading_all(member, other, api):
    for number in range(3):
        tell(member, key=f"match:{number}")
    client = api(member)
    first = client.get("/api/notifications").json()["data"][0]["id"]
    assert client.post(f"/api/notifications/{first}/read").status_code == 204
    assert client.post(f"/api/notifications/{first}/read").status_code == 204
    left = client.get("/api/notifications?unread=true").json()
    assert (len(left["data"]), left["unreadCount"]) == (2, 2)
    assert api(other).post(f"/api/notifications/{first}/read").status_code == 404
    assert client.post("/api/notifications/read-all").status_code == 204
    assert client.get("/api/notifications").json()["unreadCount"] == 0


@pytest.mark.parametrize("size", [1, 12])
def test_telling_many_costs_the_queries_of_one(size, db, django_assert_max_num_queries):
    people = [UserFactory() for _ in range(size)]
    notify_many([Notice(person.pk, "match", "first", {}) for person in people])
    with django_assert_max_num_queries(10):
        notify_many([Notice(person.pk, "match", "again", {}) for person in people])
