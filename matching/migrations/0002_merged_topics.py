"""Listings of topics that were merged because their names are one now stand under the topic that stayed."""

from django.db import migrations


def follow_merged(apps, schema_editor):
    Topic, Listing = apps.get_model("skills", "Topic"), apps.get_model("matching", "Listing")
    merged = Topic.objects.filter(merged_into__isnull=False).values_list("id", "merged_into_id")
    for source_id, into_id in list(merged):
        old, new = f"t:{source_id.hex}", f"t:{into_id.hex}"
        for listing_id, user_id, key in list(
            Listing.objects.filter(key__startswith=old).values_list("id", "user_id", "key")
        ):
            moved = key.replace(old, new)
            if Listing.objects.filter(key=moved, user_id=user_id).exists():
                Listing.objects.filter(pk=listing_id).delete()
            else:
                Listing.objects.filter(pk=listing_id).update(key=moved)


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("skills", "0002_refold")]

    operations = [migrations.RunPython(follow_merged, migrations.RunPython.noop)]
