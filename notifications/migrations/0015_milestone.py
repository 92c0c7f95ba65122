from typing import Any

import django.db.models.deletion
from skillswap.db.batches import in_batches
import skillswap.db.fields
import skillswap.db.ids
from django.conf import settings
from django.db import migrations, models


def note_reached(apps: Any, schema_editor: Any) -> None:
    """What members have reached before is not celebrated now: their first match, the first review of them."""
    note(apps, "first_match", apps.get_model("notifications", "Notification").objects.filter(type="match"), "user_id")
    note(apps, "first_review", apps.get_model("accounts", "User").objects.filter(total_reviews__gt=0), "id")


def note(apps: Any, name: str, rows: Any, column: str) -> None:
    milestones, noted = apps.get_model("notifications", "Milestone").objects, set()
    for batch in in_batches(rows.values(*{"id", column})):
        new = {row[column] for row in batch} - noted
        milestones.bulk_create([milestones.model(user_id=user_id, name=name) for user_id in new])
        noted |= new


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0014_off_by_link'),
        ('accounts', '0015_first_run'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='notification',
            name='type',
            field=models.CharField(choices=[('message', 'Message'), ('match', 'Match'), ('request', 'Request'), ('session', 'Session'), ('credits', 'Credits'), ('review', 'Review'), ('account', 'Account'), ('moderation', 'Moderation'), ('milestone', 'Milestone')], max_length=20),
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', skillswap.db.fields.UUIDKeyField(default=skillswap.db.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(choices=[('first_match', 'First Match'), ('first_lesson_given', 'First Lesson Given'), ('first_review', 'First Review')], max_length=20)),
                ('created_at', skillswap.db.fields.MsDateTimeField(default=skillswap.db.fields.now_ms)),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'name'), name='milestone_once')],
            },
        ),
        migrations.RunPython(note_reached, migrations.RunPython.noop, elidable=True),
    ]
