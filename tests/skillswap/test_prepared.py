"""A prepared query answers what the query that it was made from answers."""

from uuid import uuid4

import pytest

from accounts.models import Device
from skillswap.prepared import Prepared
from tests.factories.accounts import DeviceFactory, UserFactory

COLUMNS = ("id", "user_id", "name", "ended", "created_at", "user__username", "user__languages")


@Prepared
def devices(user_id, *, limit):
    return Device.objects.filter(user_id=user_id, ended=False).order_by("id").values_list(*COLUMNS)[:limit]


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_rows_are_those_of_the_query_with_the_same_types(db, limit):
    for person in (UserFactory(), UserFactory(languages=["fr", "de"])):
        DeviceFactory.create_batch(3, user=person)
        made_anew = Device.objects.filter(user_id=person.pk).order_by("id").values_list(*COLUMNS)[:limit]
        assert devices(person.pk, limit=limit) == list(made_anew)
    assert devices(uuid4(), limit=limit) == []


def test_it_asks_one_query_and_sees_what_has_changed(db, django_assert_num_queries):
    device = DeviceFactory()
    assert len(devices(device.user_id, limit=5)) == 1
    Device.objects.update(ended=True)
    with django_assert_num_queries(1):
        assert devices(device.user_id, limit=5) == []


def test_arguments_keep_their_places(db):
    between = Prepared(
        lambda low, high: Device.objects.filter(pk__gt=low, pk__lte=high).order_by("-id").values_list("id")
    )
    first, second, third = (device.pk for device in DeviceFactory.create_batch(3))
    for low, high, expected in ((first, third, [third, second]), (first, second, [second]), (third, first, [])):
        assert between(low, high) == [(pk,) for pk in expected]
