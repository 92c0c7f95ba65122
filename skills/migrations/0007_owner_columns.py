"""Skills copy more of their owner, so that searches filter and sort by it without a join."""

from django.db import migrations, models

from accounts.selectors import languages_text, says_nothing

TOGETHER = 500


def copy_owners(apps, schema_editor):
    User, Skill = apps.get_model("accounts", "User"), apps.get_model("skills", "Skill")
    columns = ("id", "languages", "rating", "reliability", "bio", "avatar")
    last = None
    while True:
        people = User.objects.order_by("id") if last is None else User.objects.filter(id__gt=last).order_by("id")
        rows = list(people.values(*columns)[:TOGETHER])
        if not rows:
            return
        for row in rows:
            Skill.objects.filter(user_id=row["id"]).update(
                owner_languages=languages_text(row["languages"]),
                owner_rating=row["rating"] or 0.0,
                owner_reliability=row["reliability"] or 0.0,
                owner_is_empty=says_nothing(bio=row["bio"], avatar=row["avatar"]),
            )
        last = rows[-1]["id"]


class Migration(migrations.Migration):
    dependencies = [("skills", "0006_updated_at"), ("accounts", "0012_second_factor_may_be_blank")]

    operations = [
        migrations.AddField("skill", "owner_languages", models.CharField(blank=True, max_length=200)),
        migrations.AddField("skill", "owner_rating", models.FloatField(default=0.0)),
        migrations.AddField("skill", "owner_reliability", models.FloatField(default=0.0)),
        migrations.AddField("skill", "owner_is_empty", models.BooleanField(default=False)),
        migrations.RunPython(copy_owners, migrations.RunPython.noop, elidable=True),
    ]
