"""Shelf becomes SkillCount: the table is renamed, its rows stay."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations

from skillswap.db.fields import KeyOneToOneField


class Migration(migrations.Migration):
    dependencies = [("skills", "0002_refold"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.RenameModel("Shelf", "SkillCount"),
        migrations.AlterModelOptions("skillcount", options={}),
        migrations.AlterField(
            "skillcount",
            "user",
            KeyOneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="skill_count",
                serialize=False,
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
