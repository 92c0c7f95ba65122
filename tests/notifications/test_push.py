"""Pushes: what leaves for which browser and when."""

from uuid import UUID

import pytest

from accounts.services import device_sign_in
from chat.services import conversation_read, message_delete
from notifications.models import Notification
from notifications.services import (
    notification_read,
    notifications_end,
    notifications_read_all,
    notify,
    preferences_set,
    push_subscribe,
)
from skillswap.models import Job
from skillswap.vapid import public_key
from tests.factories.chat import conversation_between, say
from tests.notifications.pushes import MINUTE, SESSION, clock, contents, laptop, notify_of, service, subscribed

__all__ = ["clock", "laptop", "service"]

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_a_push_says_who_and_what_kind_but_never_what_somebody_wrote(laptop, service, clock, member, other):
    talk = conversation_between(member, other)
    say(talk, other, "Nobody else may read this.")
    clock.pass_by(MINUTE)
    (content,) = contents(laptop, service)
    waits = Notification.objects.get(user=member)
    assert content == {
        "type": "notification",
        "id": str(waits.pk),
        "title": f"{other.name} wrote to you",
        "path": f"/messages/{talk.pk}",
        "tag": waits.key,
        "createdAt": content["createdAt"],
        "sentAt": content["sentAt"],
        "waiting": [str(waits.pk)],
    }


def test_the_push_service_learns_who_sends_and_nothing_of_what(laptop, service, clock, member, other):
    say(conversation_between(member, other), other, "Hello")
    clock.pass_by(MINUTE)
    (push,) = service.taken
    assert push.sender_key == public_key()
    assert (push.headers["Content-Encoding"], push.headers["Urgency"]) == ("aes128gcm", "high")
    assert 0 < int(push.headers["TTL"]) <= 48 * 3600
    assert len(push.headers["Topic"]) == 32
    assert other.name.encode() not in push.body


def test_of_a_conversation_one_push_waits_at_the_push_service(laptop, service, clock, member, other):
    talk = conversation_between(member, other)
    for read in (1, 2):
        say(talk, other, "Hello")
        clock.pass_by(MINUTE)
        conversation_read(conversation_id=talk.pk, by=member.pk, seq=read)
    clock.pass_by(MINUTE)
    topics = {push.headers["Topic"] for push in service.taken}
    assert (len(service.taken), len(topics)) == (4, 1)  # two messages, and two that take them away


def test_whoever_reads_it_at_once_is_not_disturbed(laptop, service, clock, member):
    notify_of(member)
    notifications_read_all(by=member.pk)
    clock.pass_by(MINUTE)
    assert (service.taken, Job.objects.count()) == ([], 0)


def test_more_of_the_same_conversation_disturbs_again_only_after_a_while(laptop, service, clock, member, other):
    talk = conversation_between(member, other)
    for wait, pushes in ((MINUTE, 1), (MINUTE, 1), (11 * MINUTE, 1), (MINUTE, 2), (MINUTE, 2)):
        say(talk, other, "Hello")
        clock.pass_by(wait)
        assert len(service.taken) == pushes


def test_a_message_sent_and_deleted_in_turn_does_not_disturb_without_end(
    laptop, service, clock, member, other, settings
):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"push": "2 per hour"}
    talk = conversation_between(member, other)
    for _ in range(4):
        sent = say(talk, other)
        clock.pass_by(MINUTE / 6)
        message_delete(message_id=UUID(sent["id"]), by=other.pk)
        clock.pass_by(MINUTE / 6)
    assert [content["type"] for content in contents(laptop, service)].count("notification") == 2


def test_what_was_read_anywhere_is_taken_off_every_screen(laptop, service, clock, member):
    phone = subscribed(member, service, "phone")
    for number in (1, 2):
        notify_of(member, f"swap:{number}")
    clock.pass_by(MINUTE)
    first, second = Notification.objects.filter(user=member).order_by("id").values_list("pk", flat=True)
    service.taken.clear()
    notification_read(notification_id=first, by=member.pk)
    clock.pass_by(MINUTE)
    by_path = {push.path: push for push in service.taken}
    for one in (laptop, phone):
        content = one.read(by_path[one.endpoint.removeprefix(service.url)].body)
        assert (content["type"], content["waiting"]) == ("withdrawal", [str(second)])


@pytest.mark.parametrize(
    ("host", "silent"),
    [
        ("fcm.googleapis.com", True),
        ("updates.push.services.mozilla.com", True),
        ("web.push.apple.com", False),
        ("wns2-par02p.notify.windows.com", False),
    ],
)
def test_a_push_that_shows_nothing_goes_only_where_browsers_allow_it(host, silent, service, clock, member, monkeypatch):
    device = device_sign_in(user=member).device
    keys = service.browser().keys
    push_subscribe(user_id=member.pk, device_id=device.pk, endpoint=f"https://{host}/send/1", **keys)
    asked = []
    monkeypatch.setattr("notifications.push.sending.deliver", lambda push, **_: asked.append(push.content["type"]))
    notify_of(member)
    clock.pass_by(MINUTE)
    notifications_read_all(by=member.pk)
    clock.pass_by(MINUTE)
    assert asked == ["notification", *(["withdrawal"] if silent else [])]


def test_a_kind_that_is_turned_off_is_not_pushed(laptop, service, clock, member):
    preferences_set(user_id=member.pk, changes={"request": {"push": False}})
    notify_of(member)
    clock.pass_by(MINUTE)
    assert (service.taken, Job.objects.count()) == ([], 0)
    assert Notification.objects.filter(user=member, is_read=False).exists()


def test_a_kind_that_is_only_pushed_is_in_no_inbox_and_is_taken_away_like_others(laptop, service, clock, member, api):
    preferences_set(user_id=member.pk, changes={"request": {"in_app": False, "push": True}})
    notify_of(member)
    clock.pass_by(MINUTE)
    assert [content["type"] for content in contents(laptop, service)] == ["notification"]
    inbox = api(member).get("/api/notifications").json()
    assert (inbox["data"], inbox["unreadCount"]) == ([], 0)
    notifications_end(to=[member.pk], keys=["swap:1"])
    clock.pass_by(MINUTE)
    assert contents(laptop, service)[-1]["waiting"] == []


def test_in_quiet_hours_a_push_waits_and_one_that_was_read_meanwhile_never_comes(laptop, service, clock, member):
    preferences_set(user_id=member.pk, changes={"quiet_hours": {"start": "11:00", "end": "15:00"}})
    type(member).objects.filter(pk=member.pk).update(timezone="UTC")
    notify_of(member, "swap:1")
    notify_of(member, "swap:2")
    clock.pass_by(MINUTE)
    assert service.taken == []
    notification_read(notification_id=Notification.objects.get(key="swap:1").pk, by=member.pk)
    clock.pass_by(180 * MINUTE)
    clock.pass_by(MINUTE)
    assert [content["tag"] for content in contents(laptop, service)] == ["swap:2"]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("account", {"event": "passkey_added", "passkeyName": "Phone"}),
        (
            "session",
            {
                "event": "session_reminder",
                "sessionId": SESSION,
                "minutesBefore": 60,
                "scheduledTime": "2026-11-26T13:00:00.000Z",
            },
        ),
    ],
)
def test_what_cannot_wait_comes_in_quiet_hours_too(kind, data, laptop, service, clock, member):
    preferences_set(user_id=member.pk, changes={"quiet_hours": {"start": "11:00", "end": "15:00"}})
    type(member).objects.filter(pk=member.pk).update(timezone="UTC")
    notify(user_id=member.pk, kind=kind, key="one", data=data)
    clock.pass_by(MINUTE)
    assert len(service.taken) == 1


def test_a_reminder_does_not_come_after_the_session_has_begun(laptop, service, clock, member):
    service.answers = [503]
    begins = {
        "event": "session_reminder",
        "sessionId": SESSION,
        "minutesBefore": 15,
        "scheduledTime": "2026-11-26T12:15:00.000Z",
    }
    notify(user_id=member.pk, kind="session", key="one", data=begins)
    clock.pass_by(MINUTE)
    assert int(service.taken[0].headers["TTL"]) == 14 * 60
    clock.pass_by(20 * MINUTE)
    assert len(service.taken) == 1


def test_who_is_blocked_meanwhile_is_not_named(laptop, service, clock, member, other):
    from moderation.services import member_block

    say(conversation_between(member, other), other, "Hello")
    member_block(by=member, user_id=other.pk)
    clock.pass_by(MINUTE)
    assert service.taken == []


def test_without_a_browser_or_without_a_key_nothing_is_asked_of_the_worker(service, member, other, settings):
    notify_of(other)
    assert not Job.objects.exists()
    subscribed(member, service)
    settings.VAPID_PRIVATE_KEY = ""
    notify_of(member)
    assert not Job.objects.exists()
