from typing import Any

from django.db import migrations

from skillswap.db.batches import in_batches


def note_given(apps: Any, schema_editor: Any) -> None:
    """Who has given a lesson before is not told now that the next one is the first."""
    milestones, noted = apps.get_model("notifications", "Milestone").objects, set()
    given = apps.get_model("learning", "SessionParticipant").objects.filter(role="teacher", status="completed")
    for batch in in_batches(given.values("id", "user_id")):
        new = {row["user_id"] for row in batch} - noted
        milestones.bulk_create([milestones.model(user_id=user_id, name="first_lesson_given") for user_id in new])
        noted |= new


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0014_totals'),
        ('notifications', '0015_milestone'),
    ]

    operations = [
        migrations.RunPython(note_given, migrations.RunPython.noop, elidable=True),
    ]
