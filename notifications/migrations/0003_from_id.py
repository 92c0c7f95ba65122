"""Notifications that are there already say in their data whom they tell of."""

from typing import Any
from uuid import UUID

from django.db import migrations


def copy_from_data(apps: Any, schema_editor: Any) -> None:
    notification = apps.get_model("notifications", "Notification")
    for pk, data in notification.objects.filter(from_id=None).values_list("pk", "data"):
        if member := data.get("senderId") or data.get("userId"):
            notification.objects.filter(pk=pk).update(from_id=UUID(member))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_safety")]
    operations = [migrations.RunPython(copy_from_data, migrations.RunPython.noop)]
