"""What is locked before a booking and before a review is the helper's column, under its name."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0007_participants_and_disputes'),
    ]

    operations = [
        migrations.RenameField(model_name='calendar', old_name='bookings', new_name='lock_count'),
        migrations.RenameField(model_name='session', old_name='review_writes', new_name='lock_count'),
        migrations.AlterField(
            model_name='calendar', name='lock_count', field=models.IntegerField(default=0, editable=False)
        ),
        migrations.AlterField(
            model_name='session', name='lock_count', field=models.IntegerField(default=0, editable=False)
        ),
    ]
