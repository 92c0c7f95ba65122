"""Columns that several apps got at once."""

import pytest
from django.apps import apps

from tests.factories.skills import offers
from tests.migrating import migrated_back


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("app", "before", "model"), [("skills", "0005_topic_lock", "Skill"), ("accounts", "0007_external_identity", "User")]
)
def test_rows_from_before_say_that_they_were_changed_when_they_were_made(app, before, model, other):
    offers(other, "Guitar")
    row = apps.get_model(app, model).objects.get()
    with migrated_back(app, before) as then:
        then.get_model(app, model).objects.update(created_at="2020-01-01T00:00:00Z")
    row.refresh_from_db()
    assert row.updated_at == row.created_at
