"""What members say of themselves, as `skillswap.text` stores it now: what cannot be seen and could mislead goes.

A name of which nothing is left becomes the username. Running it again changes nothing.
"""

from django.db import migrations

from skillswap.db.batches import each
from skillswap.text import clean_line, clean_lines, is_readable


def clean_texts(apps, schema_editor):
    users = apps.get_model("accounts", "User").objects
    for row in each(users.values("id", "name", "username", "bio", "location")):
        clean = {"name": clean_line(row["name"])[:80], "location": clean_line(row["location"])[:120]}
        if not is_readable(clean["name"]):
            clean["name"] = row["username"]
        clean["bio"] = clean_lines(row["bio"])[:1000]
        if any(row[field] != text for field, text in clean.items()):
            users.filter(pk=row["id"]).update(**clean)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_export")]

    operations = [migrations.RunPython(clean_texts, migrations.RunPython.noop)]
