"""Which browsers get a member's pushes: subscribed, moved, limited, and ended with the sign-in."""

import threading

import pytest
from rest_framework.test import APIClient

from accounts.models import Device
from accounts.services import account_delete, device_sign_in, devices_end
from moderation.services import member_ban
from notifications.models import PushSubscription
from notifications.push.endpoints import address_of, endpoint_error
from notifications.push.post import Unreachable, post
from notifications.services import push_subscribe, push_unsubscribe
from skillswap.errors import InvalidInput, NotSignedIn
from skillswap.outgoing import NotPublic, is_public
from skillswap.vapid import new_private_key, public_key
from tests.factories.accounts import PASSWORD, UserFactory
from tests.plugins import processes
from tests.plugins.push_service import Browser
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db
URL = "/api/notifications/push-subscriptions"
ENDPOINT = "https://push.example.org/send/1"


@pytest.fixture(autouse=True)
def _push_is_on(settings):
    settings.VAPID_PRIVATE_KEY = new_private_key()


def signed_in(user):
    """A device of the member, and a client that calls from there."""
    there = device_sign_in(user=user)
    return there.device, APIClient(headers={"authorization": f"Bearer {there.access}"})


def subscribe(user, device, endpoint=ENDPOINT):
    push_subscribe(user_id=user.pk, device_id=device.pk, endpoint=endpoint, **Browser(endpoint).keys)


def owners():
    return dict(PushSubscription.objects.values_list("endpoint", "user_id"))


def test_a_browser_subscribes_and_unsubscribes_and_may_say_either_twice(member):
    device, client = signed_in(member)
    for _ in range(2):
        assert client.post(URL, Browser(ENDPOINT).subscription | {"expirationTime": None}).status_code == 204
        assert PushSubscription.objects.values_list("user_id", "device_id").get() == (member.pk, device.pk)
    for _ in range(2):
        assert client.delete(URL).status_code == 204
        assert not PushSubscription.objects.exists()


def test_a_new_key_of_the_same_browser_replaces_the_old_one(member):
    _, client = signed_in(member)
    client.post(URL, Browser(ENDPOINT).subscription)
    again = Browser(ENDPOINT)
    client.post(URL, again.subscription)
    assert PushSubscription.objects.values("p256dh", "auth").get() == again.keys


def test_a_browser_that_somebody_else_signs_in_on_is_theirs_from_then_on(member, other):
    subscribe(member, signed_in(member)[0])
    subscribe(other, signed_in(other)[0])
    assert owners() == {ENDPOINT: other.pk}


def test_a_device_has_one_subscription_and_a_member_at_most_so_many(member, settings):
    settings.PUSH_DEVICES = 2
    for number in (1, 2, 3):
        device, _ = signed_in(member)
        subscribe(member, device, f"{ENDPOINT}{number}")
    subscribe(member, device, f"{ENDPOINT}4")
    assert set(owners()) == {f"{ENDPOINT}2", f"{ENDPOINT}4"}


@pytest.mark.parametrize(
    "leave",
    [
        lambda user, device: devices_end(user_id=user.pk, reason="signed_out", only=[device.pk]),
        lambda user, device: member_ban(user=user, by=UserFactory(role="admin"), reason="Spam"),
        lambda user, device: account_delete(user=user, password=PASSWORD),
    ],
    ids=["signed out", "banned", "deleted"],
)
def test_no_push_outlives_the_sign_in(leave, member, other):
    device, _ = signed_in(member)
    subscribe(member, device)
    subscribe(other, signed_in(other)[0], f"{ENDPOINT}-other")
    leave(member, device)
    assert owners() == {f"{ENDPOINT}-other": other.pk}


def test_on_a_device_that_was_just_signed_out_nobody_subscribes(member):
    device, _ = signed_in(member)
    devices_end(user_id=member.pk, reason="signed_out", only=[device.pk])
    with pytest.raises(NotSignedIn):
        subscribe(member, device)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_subscribe_one_browser_at_once_one_has_it(member, other):
    places = [(user, signed_in(user)[0]) for user in (member, other)]
    calls = [lambda place=place: subscribe(*place) for place in places]
    assert side_by_side(*calls) == [None, None]
    assert PushSubscription.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_several_devices_at_once_are_never_more_than_the_limit(member, settings):
    settings.PUSH_DEVICES = 2
    devices = [signed_in(member)[0] for _ in range(4)]
    calls = [lambda device=device: subscribe(member, device, f"{ENDPOINT}{device.pk}") for device in devices]
    assert side_by_side(*calls) == [None] * 4
    assert PushSubscription.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_sign_out_at_the_same_moment_leaves_no_subscription(member):
    device, _ = signed_in(member)
    side_by_side(
        lambda: subscribe(member, device),
        lambda: devices_end(user_id=member.pk, reason="signed_out", only=[device.pk]),
    )
    assert Device.objects.get(pk=device.pk).ended
    assert not PushSubscription.objects.exists()


def test_what_is_wrong_is_named_by_its_field(member):
    _, client = signed_in(member)
    answer = client.post(URL, {"endpoint": "http://127.0.0.1/x", "keys": {"p256dh": "AAAA", "auth": "AAAA"}})
    assert answer.status_code == 400
    assert {error["field"] for error in answer.json()["errors"]} == {"endpoint", "keys.p256dh", "keys.auth"}


def test_without_a_key_there_are_no_pushes_and_the_client_knows(member, settings):
    _, client = signed_in(member)
    assert client.get("/api/config").json()["pushKey"] == public_key()
    settings.VAPID_PRIVATE_KEY = ""
    assert client.get("/api/config").json()["pushKey"] is None
    answer = client.post(URL, Browser(ENDPOINT).subscription)
    assert (answer.status_code, answer.json()["code"]) == (409, "push_off")


def test_the_export_names_the_push_services_and_no_keys(member):
    from notifications.privacy import subscriptions_data

    subscribe(member, signed_in(member)[0])
    name, (row,) = subscriptions_data(member.pk)
    assert (name, row["endpoint"], "auth" in row) == ("push_subscriptions", "push.example.org", False)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/1",
        "ftp://push.example.org/1",
        "//push.example.org/1",
        "push.example.org/1",
        "https://",
        "https://localhost/1",
        "https://here.localhost/1",
        "https://printer.local/1",
        "https://redis:6379/",
        "https://127.0.0.1/1",
        "https://127.1/1",
        "https://0x7f.1/1",
        "https://2130706433/1",
        "https://[::1]/1",
        "https://8.8.8.8/1",
        "https://user@push.example.org/1",
        "https://user:secret@push.example.org/1",
        "https://push.example.org:8443/1",
        "https://push.example.org:0/1",
        "https://push.example.org:x/1",
        "https://push.example.org/a b",
        "https://push.example.org/\r\nHost: inside",
        "https://push.example.org/ä",
        f"https://push.example.org/{'x' * 1000}",
    ],
)
def test_an_endpoint_that_is_no_public_https_address_is_refused(endpoint, member):
    assert endpoint_error(endpoint) is not None
    with pytest.raises(InvalidInput):
        subscribe(member, signed_in(member)[0], endpoint)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("142.250.74.10", True),
        ("2a00:1450:4001:80b::200a", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("ff02::1", False),
        ("fec0::1", False),
    ],
)
def test_only_addresses_of_the_internet_are_connected_to(address, public):
    assert is_public(address) is public


def test_a_name_that_leads_inside_is_not_connected_to(monkeypatch):
    found = [(0, 0, 0, "", ("142.250.74.10", 443)), (0, 0, 0, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    with pytest.raises(NotPublic):
        address_of(ENDPOINT, seconds=60)
    with pytest.raises(NotPublic):
        post(ENDPOINT, b"", {})


def test_a_name_server_that_does_not_answer_keeps_no_worker_waiting(monkeypatch, settings):
    settings.PUSH_SECONDS = 0.1
    over, answered = threading.Event(), threading.Event()

    def never(*_, **__):
        over.wait(60)
        answered.set()
        return [(0, 0, 0, "", ("142.250.74.10", 443))]

    monkeypatch.setattr("socket.getaddrinfo", never)
    with pytest.raises(Unreachable):
        post(ENDPOINT, b"", {})
    assert not answered.is_set()
    over.set()


def test_a_name_that_leads_nowhere_and_a_service_that_is_down_are_unreachable(settings):
    origin = f"http://127.0.0.1:{processes.free_port()}"
    settings.PUSH_LOCAL_ORIGINS = [origin]
    for endpoint in (f"{origin}/1", "https://push.invalid/1"):
        with pytest.raises(Unreachable):
            post(endpoint, b"", {})


def test_one_device_ends_and_the_others_go_on(member):
    first, second = (signed_in(member)[0] for _ in range(2))
    subscribe(member, first, f"{ENDPOINT}1")
    subscribe(member, second, f"{ENDPOINT}2")
    push_unsubscribe(user_id=member.pk, device_id=first.pk)
    assert set(owners()) == {f"{ENDPOINT}2"}
