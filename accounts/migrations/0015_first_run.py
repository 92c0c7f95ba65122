from typing import Any

from django.db import migrations
from django.db.models import F

import skillswap.db.fields


def end_for_all(apps: Any, schema_editor: Any) -> None:
    """Members who were here before the first run existed know their way."""
    User = apps.get_model("accounts", "User")
    User.objects.using(schema_editor.connection.alias).update(first_run_ended_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0014_figures'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='first_run_ended_at',
            field=skillswap.db.fields.MsDateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(end_for_all, migrations.RunPython.noop, elidable=True),
    ]
