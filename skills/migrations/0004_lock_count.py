"""What makes writes of one member run in turn has its name on every model now: `lock_count`."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("skills", "0003_skill_count")]

    operations = [
        migrations.RenameField("skillcount", "writes", "lock_count"),
        migrations.AlterField("skillcount", "lock_count", models.IntegerField(default=0, editable=False)),
    ]
