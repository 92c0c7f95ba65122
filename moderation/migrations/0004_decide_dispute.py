"""Decisions about disputes have their new name in the audit trail. Running it again changes nothing."""

from django.db import migrations, models


def rename(apps, schema_editor):
    apps.get_model("moderation", "AuditEntry").objects.filter(action="decide_case").update(action="decide_dispute")


def rename_back(apps, schema_editor):
    apps.get_model("moderation", "AuditEntry").objects.filter(action="decide_dispute").update(action="decide_case")


class Migration(migrations.Migration):

    dependencies = [
        ('moderation', '0003_economy'),
    ]

    operations = [
        migrations.RunPython(rename, rename_back),
        migrations.AlterField(
            model_name='auditentry',
            name='action',
            field=models.CharField(choices=[('ban', 'Banned'), ('unban', 'Lifted a ban'), ('set_role', 'Changed the role'), ('close_report', 'Closed a report'), ('warn', 'Warned'), ('decide_dispute', 'Decided a dispute'), ('remove_content', 'Removed what was reported')], max_length=20),
        ),
        migrations.AlterField(
            model_name='report',
            name='decision',
            field=models.CharField(blank=True, choices=[('ban', 'Banned'), ('unban', 'Lifted a ban'), ('set_role', 'Changed the role'), ('close_report', 'Closed a report'), ('warn', 'Warned'), ('decide_dispute', 'Decided a dispute'), ('remove_content', 'Removed what was reported')], max_length=20),
        ),
    ]
