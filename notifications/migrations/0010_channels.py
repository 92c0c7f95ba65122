from typing import Any

from django.db import migrations, models

import notifications.models


def keep_off(apps: Any, schema_editor: Any) -> None:
    """Who had turned a kind off when the inbox was the only channel gets it by none."""
    preferences = apps.get_model("notifications", "NotificationPreferences").objects
    for row in preferences.all():
        off = {field: sorted({*getattr(row, field), *row.in_app_off}) for field in ("push_off", "email_off")}
        preferences.filter(pk=row.pk).update(**off)


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0009_updated_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='notificationpreferences',
            name='digest_day',
            field=models.SmallIntegerField(blank=True, default=0, null=True),
        ),
        migrations.AddField(
            model_name='notificationpreferences',
            name='email_off',
            field=models.JSONField(default=notifications.models.email_off_at_first),
        ),
        migrations.AddField(
            model_name='notificationpreferences',
            name='push_off',
            field=models.JSONField(default=notifications.models.push_off_at_first),
        ),
        migrations.AddField(
            model_name='notificationpreferences',
            name='quiet_end',
            field=models.CharField(blank=True, default='08:00', max_length=5),
        ),
        migrations.AddField(
            model_name='notificationpreferences',
            name='quiet_start',
            field=models.CharField(blank=True, default='22:00', max_length=5),
        ),
        migrations.RunPython(keep_off, migrations.RunPython.noop),
    ]
