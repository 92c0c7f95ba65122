"""`Review` becomes a model of the app `reviews`: its table is renamed, and `reviews.0001_initial` takes it over."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('learning', '0005_listed'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable('review', 'reviews_review')],
            state_operations=[migrations.DeleteModel('review')],
        ),
    ]
