from collections import Counter

from django.conf import settings
from django.db import migrations


def count_totals(apps, schema_editor):
    """What each member has taught and learned in sessions that were settled before these columns were there."""
    held = apps.get_model("learning", "Session").objects.filter(status="completed", paid_minutes__gt=0)
    totals = {"teacher_id": Counter(), "student_id": Counter()}
    for teacher_id, student_id, minutes in held.values_list("teacher_id", "student_id", "paid_minutes"):
        totals["teacher_id"][teacher_id] += minutes
        totals["student_id"][student_id] += minutes
    members = apps.get_model("accounts", "User").objects.filter(is_active=True)
    for column, counted in (("taught_minutes", totals["teacher_id"]), ("learned_minutes", totals["student_id"])):
        for user_id, minutes in counted.items():
            members.filter(pk=user_id).update(**{column: minutes})


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0014_figures'),
        ('learning', '0013_linked_at'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(count_totals, migrations.RunPython.noop)]
