"""Where a member is signed in, and signing out from afar."""

import datetime as dt

import pytest

from accounts.models import Device
from accounts.services import device_sign_in, devices_end
from skillswap.db.fields import now_ms
from tests.factories.accounts import PASSWORD, DeviceFactory

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (CHROME, "Chrome on Windows"),
        (CHROME + " Edg/142.0", "Edge on Windows"),
        (SAFARI, "Safari on iPhone"),
        ("curl/8.9", "curl"),
        ("", "A program"),
    ],
)
def test_a_device_is_called_what_people_call_it(anonymous, member, agent, name) -> None:
    anonymous.post("/api/auth/login", {"email": member.email, "password": PASSWORD}, headers={"user-agent": agent})
    assert Device.objects.get(user_id=member.pk).name == name


def test_the_list_shows_living_devices_of_mine_and_marks_this_one(api, member, other) -> None:
    DeviceFactory(user=member, ended=True)
    DeviceFactory(user=member, last_used_at=now_ms() - dt.timedelta(days=31))
    DeviceFactory(user=other)
    phone = DeviceFactory(user=member, name="Safari on iPhone")
    client = api(member)
    devices = client.get("/api/auth/devices").json()
    assert {device["name"]: device["current"] for device in devices} == {"Safari on iPhone": False, "Test": True}
    assert devices[1].keys() == {"id", "name", "createdAt", "lastUsedAt", "current"}
    assert str(phone.pk) in {device["id"] for device in devices}


@pytest.mark.parametrize("devices", [1, 12])
def test_the_list_costs_the_same_for_one_or_many(devices, api, member, django_assert_num_queries) -> None:
    client = api(member)
    DeviceFactory.create_batch(devices, user=member)
    with django_assert_num_queries(2):
        client.get("/api/auth/devices")


def test_signing_out_elsewhere_ends_that_device_only(api, member) -> None:
    elsewhere = device_sign_in(user=member)
    client = api(member)
    assert client.delete(f"/api/auth/devices/{elsewhere.device.pk}").status_code == 204
    assert client.delete(f"/api/auth/devices/{elsewhere.device.pk}").status_code == 404
    assert client.get("/api/auth/me").status_code == 200


def test_somebody_elses_device_is_not_there(api, member, other) -> None:
    theirs = DeviceFactory(user=other)
    assert api(member).delete(f"/api/auth/devices/{theirs.pk}").status_code == 404
    assert not Device.objects.get(pk=theirs.pk).ended


def test_ending_devices_twice_tells_of_them_once(member) -> None:
    kept, gone = DeviceFactory(user=member), DeviceFactory(user=member)
    assert devices_end(user_id=member.pk, reason="signed_out", keep=kept.pk) == [gone.pk]
    assert devices_end(user_id=member.pk, reason="signed_out", keep=kept.pk) == []
