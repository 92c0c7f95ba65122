"""A prepared query answers what the query that it was made from answers."""

from uuid import uuid4

import pytest
from django.db import connection

from accounts.models import Device
from skillswap.db.prepared import Prepared
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


@pytest.mark.django_db
def test_django_s_compiler_still_has_the_shape_that_is_taken_from_it():
    """Fails with a new version of Django that changes it: then `_plan` changes, or `Prepared` goes."""
    if connection.vendor == "mongodb":
        return  # nothing is taken from it there
    rows = Device.objects.filter(user_id=uuid4(), name="Phone").values_list("id", "user__languages")
    compiler = rows.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    assert sql.count("%s") == len(parameters) == 2
    columns = [expression for expression, (column_sql, column_parameters), alias in compiler.select]
    assert [column.target.name for column in columns] == ["id", "languages"]
    for place, (conversions, expression) in compiler.get_converters(columns).items():
        assert expression is columns[place]
        assert all(callable(conversion) for conversion in conversions)
