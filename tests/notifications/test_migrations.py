"""Databases of an earlier version keep what members have."""

import pytest

from notifications.models import OPTIONAL, Notification
from notifications.selectors import preferences_of
from notifications.services import notify, preferences_set
from tests.migrating import migrated_back


@pytest.mark.django_db(transaction=True)
def test_the_inbox_and_the_preferences_survive_the_new_name_of_a_column(member):
    with migrated_back("notifications", "0007_repeats") as before:
        before.get_model("notifications", "Notification").objects.create(
            user_id=member.pk, type="match", key="match:1", repeats=2
        )
        before.get_model("notifications", "NotificationPreferences").objects.create(
            pk=member.pk, in_app_off=["review"], changes=1
        )
    notify(user_id=member.pk, kind="match", key="match:1", data={})
    assert Notification.objects.values_list("key", "is_read").get() == ("match:1", False)
    preferences_set(user_id=member.pk, changes={"match": {"in_app": False}})
    preferences = preferences_of(member.pk)
    assert [kind for kind in OPTIONAL if not preferences[kind]["in_app"]] == ["match", "review"]


@pytest.mark.django_db(transaction=True)
def test_a_kind_that_was_turned_off_when_there_was_only_the_inbox_comes_by_no_channel(member):
    with migrated_back("notifications", "0009_updated_at") as before:
        before.get_model("notifications", "NotificationPreferences").objects.create(
            pk=member.pk, in_app_off=["message"]
        )
    preferences = preferences_of(member.pk)
    assert preferences["message"] == {"in_app": False, "push": False, "email": False}
    assert preferences["session"] == {"in_app": True, "push": True, "email": True}
