

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0009_attendance'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='meeting_link',
            field=models.CharField(blank=True, max_length=500),
        ),
    ]
