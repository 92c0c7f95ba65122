"""Members of before are found by their name, by what they want to learn, and by every new filter."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

from matching.listing_rows import LISTED, ListedSkill, entries_of, name_words

TOGETHER = 200


def list_anew(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    free = Q(is_banned=False) | Q(banned_until__lte=timezone.now())
    public = User.objects.filter(free, is_active=True, visibility="public").order_by("id")
    people = list(public[:TOGETHER])
    while people:
        write(apps, people)
        people = list(public.filter(id__gt=people[-1].pk)[:TOGETHER])


def write(apps, people) -> None:
    """Running it again changes nothing: rows that are there keep their id."""
    Listing, NameWord, Skill = (
        apps.get_model(*name) for name in (("matching", "Listing"), ("matching", "NameWord"), ("skills", "Skill"))
    )
    ids = [user.pk for user in people]
    skills = defaultdict(list)
    for row in Skill.objects.filter(user_id__in=ids).order_by("id").values("user_id", *LISTED):
        skills[row.pop("user_id")].append(ListedSkill(**row))
    there = dict(((row[0], row[1]), row[2]) for row in Listing.objects.filter(user_id__in=ids).values_list("user_id", "key", "id"))
    known = {field.name for field in Listing._meta.get_fields()}
    new, kept = [], defaultdict(list)
    for user in people:
        for entry in entries_of(user, skills[user.pk]):
            columns = {name: value for name, value in entry.items() if name in known}
            if row_id := there.get((user.pk, entry["key"])):
                kept[tuple(sorted((columns.items() - {("key", entry["key"])})))].append(row_id)
            else:
                new.append(Listing(user_id=user.pk, **columns))
    for columns, row_ids in kept.items():
        Listing.objects.filter(pk__in=row_ids).update(**dict(columns))
    Listing.objects.bulk_create(new, batch_size=1000)
    words = set(NameWord.objects.filter(user_id__in=ids).values_list("user_id", "word"))
    wanted = {(user.pk, word) for user in people for word in name_words(user)}
    NameWord.objects.bulk_create(
        [NameWord(user_id=pk, word=word) for pk, word in sorted(wanted - words)], batch_size=1000
    )


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0003_finding"),
        ("skills", "0006_updated_at"),
        ("accounts", "0012_second_factor_may_be_blank"),
    ]

    operations = [migrations.RunPython(list_anew, migrations.RunPython.noop)]
