"""A welcome given before 0002 knows its member; now it knows their address, so that neither gets another one.

The key is all that changes. Running it again changes nothing.
"""

from django.db import migrations
from django.db.models import QuerySet

from credits.services import WELCOME_KEY, welcome_key
from skillswap.db.batches import in_batches


def name_addresses(apps, schema_editor):
    transfers = QuerySet(apps.get_model("credits", "Transfer"))  # its own never changes anything
    members = apps.get_model("accounts", "User").objects.filter(is_verified=True)
    for batch in in_batches(members.values("id", "email")):
        old = {f"{WELCOME_KEY}{row['id']}": welcome_key(row["email"]) for row in batch}
        known = set(transfers.filter(key__in=list(old.values())).values_list("key", flat=True))
        for row in transfers.filter(key__in=list(old)).values("id", "key"):
            if (key := old[row["key"]]) not in known:
                transfers.filter(pk=row["id"]).update(key=key)
                known.add(key)


class Migration(migrations.Migration):
    dependencies = [("credits", "0002_reserve"), ("accounts", "0003_clean_texts")]

    operations = [migrations.RunPython(name_addresses, migrations.RunPython.noop)]
