"""Tally becomes MonthlyTotal and an account's `lines` its `entry_count`: tables and columns are renamed, rows stay."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("credits", "0003_welcome_keys")]

    operations = [
        migrations.RemoveConstraint("tally", "tally_once"),
        migrations.RenameModel("Tally", "MonthlyTotal"),
        migrations.AlterModelOptions("monthlytotal", options={}),
        migrations.AddConstraint(
            "monthlytotal", models.UniqueConstraint(fields=["user", "month", "kind"], name="monthly_total_once")
        ),
        migrations.RenameField("account", "lines", "entry_count"),
    ]
