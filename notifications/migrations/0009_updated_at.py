from django.db import migrations

import skillswap.db.fields


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0008_lock_count'),
    ]

    operations = [
        migrations.AddField(
            model_name='notificationpreferences',
            name='updated_at',
            field=skillswap.db.fields.MsDateTimeField(default=skillswap.db.fields.now_ms),
        ),
    ]
