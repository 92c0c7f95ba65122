from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("swaps", "0001_initial")]

    operations = [
        migrations.RenameField("swap", "bookings", "lock_count"),
        migrations.AlterField("swap", "lock_count", models.IntegerField(default=0, editable=False)),
    ]
