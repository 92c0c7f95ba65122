from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0007_repeats'),
    ]

    operations = [
        migrations.RenameField(model_name='notification', old_name='repeats', new_name='lock_count'),
        migrations.RenameField(model_name='notificationpreferences', old_name='changes', new_name='lock_count'),
        migrations.AlterField(
            model_name='notification',
            name='lock_count',
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='notificationpreferences',
            name='lock_count',
            field=models.IntegerField(default=0, editable=False),
        ),
    ]
