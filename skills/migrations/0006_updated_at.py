from django.db import migrations
from django.db.models import F

import skillswap.db.fields


def as_they_were_made(apps, schema_editor):
    """Nobody knows when rows from before were changed last; they were made, so that is what they say."""
    Skill = apps.get_model("skills", "Skill")
    Skill.objects.using(schema_editor.connection.alias).update(updated_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('skills', '0005_topic_lock'),
    ]

    operations = [
        migrations.AddField(
            model_name='skill',
            name='updated_at',
            field=skillswap.db.fields.MsDateTimeField(default=skillswap.db.fields.now_ms),
        ),
        migrations.RunPython(as_they_were_made, migrations.RunPython.noop, elidable=True),
    ]
