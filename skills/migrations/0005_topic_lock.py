"""Merging topics locks both of them, on MongoDB by a value that changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('skills', '0004_lock_count'),
    ]

    operations = [
        migrations.AddField(
            model_name='topic',
            name='lock_count',
            field=models.IntegerField(default=0, editable=False),
        ),
    ]
